/// Kernels that score people with ensembles of decision trees.
///
/// Values become ranks once per column: the rank of x is the number of keys <= x. The keys are chosen by the caller, in
/// the type of the columns, such that every split of the ensemble is the integer comparison "rank < bound: left". That is
/// where `<` and `<=`, single and double precision, and categories are settled; the kernels only see integers.
///
/// The conventions of etalon_kernels.h hold. Tables are the caller's and are not checked here.
#ifndef ETALON_TREES_H
#define ETALON_TREES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// Which values of a column are missing.
typedef enum ek_missing : int32_t {
    EK_MISSING_NAN = 0,
    /// NaN, and everything within 1e-35 (as a float) of zero.
    EK_MISSING_ZERO_OR_NAN = 1,
} ek_missing;

/// How the values of one feature become ranks.
///
/// `keys` ascend strictly, have the element type of the people's columns, and are padded with NaN to a multiple of 8.
/// `separators` are the levels of a search tree over groups of 8 keys, the root first: every node has 8 separators
/// (padded with NaN) and 9 children; the separator left of a child is the first key under it. `level_start` counts in
/// elements. A missing value has rank 0 or, where `missing_last`, 65535 (255 where ranks are bytes).
typedef struct ek_rank_map {
    const void *_Nullable keys;
    const void *_Nullable separators;
    int32_t feature;
    int32_t key_count;
    int32_t level_count;
    int32_t level_start[5];
    ek_missing missing;
    bool missing_last;
} ek_rank_map;

/// Keys up to which ranks fit a byte: 0 ... 254, and 255 for missing.
#define EK_BYTE_KEYS 254

// MARK: - Conditions as bits, trees as programs on masks (trees/bit_sliced.c)

/// The conditions on one rank map: `bounds[first_bound ..< first_bound + bound_count]`, each a bit "rank < bound" a person.
typedef struct ek_condition_group {
    ek_rank_map map;
    int32_t first_bound;
    int32_t bound_count;
} ek_condition_group;

/// A condition made of others: the exclusive or of `operands[first ..< first + count]`, inverted if so said. A set of
/// categories is such a condition: its boundaries are thresholds.
typedef struct ek_derived_condition {
    int32_t first;
    int32_t count;
    bool inverted;
} ek_derived_condition;

/// An inner node: people of the mask in `slot` go to slot `slot + 1` where the condition holds, else to slot `right`. Nodes
/// of a tree stand in an order in which a parent comes before its children; the root's slot is 0.
typedef struct ek_mask_node {
    uint16_t condition;
    uint16_t slot;
    uint16_t right;
} ek_mask_node;

/// A tree of at most 256 leaves. Bit b of the leaf number of a person is the union of the masks in some slots:
/// `planes[first_plane...]` holds for each of `plane_count` bits, from the highest, a count and then that many slots.
typedef struct ek_mask_tree {
    int32_t first_node;
    int32_t node_count;
    int32_t first_plane;
    int32_t plane_count;
    int32_t leaf_count;
} ek_mask_tree;

/// Consecutive trees whose leaf values fit the first-level cache together. They add to outputs `first_output ..<
/// first_output + output_count`; the values of output o begin at `first_value + o * values_per_output`, trees one after
/// another, leaves in order of their number.
typedef struct ek_mask_tile {
    int32_t first_tree;
    int32_t tree_count;
    int32_t first_output;
    int32_t output_count;
    int32_t first_value;
    int32_t values_per_output;
} ek_mask_tile;

/// An ensemble compiled for this kernel.
typedef struct ek_mask_ensemble {
    const ek_condition_group *groups;
    const uint16_t *bounds;
    const ek_derived_condition *derived;
    const int32_t *operands;
    const ek_mask_node *nodes;
    const uint16_t *planes;
    const ek_mask_tree *trees;
    const ek_mask_tile *tiles;
    /// Leaf values: `double`, or `float` where `single_precision`.
    const void *values;
    /// What each output starts from.
    const double *base;
    int32_t group_count;
    /// Conditions on ranks, numbered first, then the derived ones.
    int32_t bound_count;
    int32_t derived_count;
    int32_t tile_count;
    int32_t output_count;
    /// The largest number of slots of a tree.
    int32_t slot_count;
    /// The largest number of trees in a tile.
    int32_t tile_trees;
    /// Sums are kept in single precision, as the source library does.
    bool single_precision;
} ek_mask_ensemble;

/// Bytes of scratch memory that `ek_mask_ensemble_f32` and `_f64` need for calls of up to `rows` people.
size_t ek_mask_scratch(const ek_mask_ensemble *ensemble, size_t rows);

/// `out[o * out_stride + i]` = base[o] + the leaf values of person i in the order of the trees.
///
/// `scratch` is aligned to 64 bytes. Returns 1 where a value it read is NaN, else 0.
int32_t ek_mask_ensemble_f32(
    const ek_mask_ensemble *ensemble, const float *_Nonnull const *_Nonnull columns, size_t rows, double *out,
    size_t out_stride, void *scratch);
int32_t ek_mask_ensemble_f64(
    const ek_mask_ensemble *ensemble, const double *_Nonnull const *_Nonnull columns, size_t rows, double *out,
    size_t out_stride, void *scratch);

// MARK: - Traversal (trees/traversal.c)

/// A column of ranks. Where `lookup` is not null, the rank is an index into it and the entry takes its place; the last
/// of `lookup_count` entries is that of missing values.
typedef struct ek_walk_column {
    ek_rank_map map;
    const uint8_t *_Nullable lookup;
    int32_t lookup_count;
} ek_walk_column;

/// A node, packed: bits 0-15 the bound, 16-39 the column times 256, 40-63 the left child. The next node is the left child
/// where the rank in the column is below the bound, else the one after it. A leaf leads to itself: its column is the
/// one after the last, whose ranks are all zero, and its bound is 1.
typedef uint64_t ek_walk_node;

/// A tree: its root, the length of its longest path, and the output its leaves add to.
typedef struct ek_walk_tree {
    int32_t root;
    int32_t depth;
    int32_t output;
} ek_walk_tree;

/// An ensemble compiled for this kernel.
typedef struct ek_walk_ensemble {
    const ek_walk_column *columns;
    const ek_walk_node *nodes;
    const ek_walk_tree *trees;
    /// All trees, those of like depth side by side: the order in which they are walked for a single person.
    const int32_t *by_depth;
    /// `value_count` values a node (read at leaves): `double`, or `float` where `single_precision`. With more than one,
    /// value v of a tree's leaf adds to output `output + v`.
    const void *values;
    const double *base;
    int32_t column_count;
    int32_t tree_count;
    int32_t value_count;
    int32_t output_count;
    bool single_precision;
} ek_walk_ensemble;

/// Bytes of scratch memory that `ek_walk_ensemble_f32` and `_f64` need for calls of up to `rows` people.
size_t ek_walk_scratch(const ek_walk_ensemble *ensemble, size_t rows);

/// As `ek_mask_ensemble_f32`; for few people, and for large trees.
int32_t ek_walk_ensemble_f32(
    const ek_walk_ensemble *ensemble, const float *_Nonnull const *_Nonnull columns, size_t rows, double *out,
    size_t out_stride, void *scratch);
int32_t ek_walk_ensemble_f64(
    const ek_walk_ensemble *ensemble, const double *_Nonnull const *_Nonnull columns, size_t rows, double *out,
    size_t out_stride, void *scratch);

// MARK: - Masks of leaves (trees/leaf_masks.c)

/// A column of ranks and where its rows begin: key_count + 1 for the ranks, one more for missing values, which the map
/// puts last. The row of rank 0 is not read where it excludes nothing.
typedef struct ek_leaf_mask_column {
    ek_rank_map map;
    int32_t first_row;
    bool first_is_open;
} ek_leaf_mask_column;

/// An ensemble of trees of at most 64 leaves, compiled for this kernel. A row of `masks` has a mask of leaves for every tree, 32 bits or
/// (`wide`) 64, padded to a multiple of 64 bytes: the leaves that a person of this rank can reach, from left to right. Row 0
/// excludes none. `values` has 32 (`wide`: 64) entries a tree.
typedef struct ek_leaf_mask_ensemble {
    const ek_leaf_mask_column *columns;
    const void *masks;
    const int32_t *outputs;
    const void *values;
    const double *base;
    int32_t column_count;
    int32_t tree_count;
    int32_t output_count;
    bool wide;
    bool single_precision;
} ek_leaf_mask_ensemble;

/// Bytes of scratch memory that `ek_leaf_mask_ensemble_f32` and `_f64` need.
size_t ek_leaf_mask_scratch(const ek_leaf_mask_ensemble *ensemble);

/// As `ek_mask_ensemble_f32`; one person after another, for few people.
int32_t ek_leaf_mask_ensemble_f32(
    const ek_leaf_mask_ensemble *ensemble, const float *_Nonnull const *_Nonnull columns, size_t rows, double *out,
    size_t out_stride, void *scratch);
int32_t ek_leaf_mask_ensemble_f64(
    const ek_leaf_mask_ensemble *ensemble, const double *_Nonnull const *_Nonnull columns, size_t rows, double *out,
    size_t out_stride, void *scratch);

// MARK: - Forks (trees/forks.c)

/// People taken together: what is known of them stays in the nearest caches.
#define EK_FORK_PEOPLE 128
/// Where the leaf of a child is found in the kernel's memory: a leaf's number repeated 32 times, or one number a person, of an inner node
/// or of a step of the fork.
#define EK_FORK_LEAF(number) ((int32_t)(number) * 32)
#define EK_FORK_NODE(number) (256 * 32 + (int32_t)(number) * EK_FORK_PEOPLE)
#define EK_FORK_STEP(number) (256 * 32 + (256 + (int32_t)(number)) * EK_FORK_PEOPLE)

/// A question: left where the rank in a column is below `bound` or, with several bounds, where the parity of "rank < bound" over
/// `bounds[first_bound ..< first_bound + bound_count]`, turned around where `inverted`, is odd. `column` is one of the ensemble's columns or, `after` a
/// change, the place of one in the list of its subject. Bounds are less 128, as ranks in bytes are.
typedef struct ek_fork_node {
    /// Where the children's leaves are, and how far the next thirty-two people: 0 for a leaf, 32 for a node.
    int32_t left;
    int32_t right;
    int32_t first_bound;
    uint16_t column;
    /// 1, or any other number where `bounds` are read.
    uint8_t bound_count;
    int8_t bound;
    uint8_t left_stride;
    uint8_t right_stride;
    bool after;
    bool inverted;
} ek_fork_node;

/// What a change of a subject's columns does at one node, the first on its path that asks about them: the leaf is found anew by steps, the last of which is
/// the node itself. Its leaves are `first_leaf ... last_leaf`.
typedef struct ek_fork {
    int32_t subject;
    int32_t level;
    int32_t first_step;
    int32_t step_count;
    uint8_t first_leaf;
    uint8_t last_leaf;
} ek_fork;

/// A tree of at most 256 leaves: its inner nodes, children first, so that the root is last; its forks, level by level; its leaf values.
typedef struct ek_fork_tree {
    int32_t first_node;
    int32_t node_count;
    int32_t first_fork;
    int32_t fork_count;
    int32_t first_value;
} ek_fork_tree;

/// An ensemble of one output compiled for this kernel. Every map has at most 254 keys. A subject is a set of features that change together; its columns are
/// `subject_columns[subjects[s] ..< subjects[s + 1]]`.
typedef struct ek_fork_ensemble {
    const ek_rank_map *maps;
    const ek_fork_tree *trees;
    const ek_fork_node *nodes;
    const int8_t *bounds;
    const ek_fork *forks;
    const ek_fork_node *steps;
    const double *values;
    const int32_t *subjects;
    const int32_t *subject_columns;
    int32_t column_count;
    int32_t tree_count;
    int32_t subject_count;
} ek_fork_ensemble;

/// Changes of the same people, at most 255. Change c is of subject `subject_of[c]`; the changed values of that subject's columns
/// are `changed[first_changed[c]...]`. In a round no two subjects share a feature; `change_in_round[r * subject_count + s]` is the change of
/// subject s in round r, or -1.
typedef struct ek_fork_changes {
    const int32_t *subject_of;
    const int32_t *first_changed;
    const int32_t *change_in_round;
    int32_t change_count;
    int32_t round_count;
} ek_fork_changes;

/// Bytes of scratch memory that `ek_fork_ensemble_f32` and `_f64` need.
size_t ek_fork_scratch(const ek_fork_ensemble *ensemble, const ek_fork_changes *changes, int32_t changed_count);

/// `out[c * out_stride + i]` = the sum over the trees, in order, of the value of the leaf that person i reaches after change c less that of the leaf before.
///
/// `changed` holds the changed columns, `changed_count` of them. `scratch` is aligned to 64 bytes.
void ek_fork_ensemble_f32(
    const ek_fork_ensemble *ensemble, const ek_fork_changes *changes, const float *_Nonnull const *_Nonnull columns,
    const float *_Nonnull const *_Nonnull changed, int32_t changed_count, size_t rows, double *out, size_t out_stride,
    void *scratch);
void ek_fork_ensemble_f64(
    const ek_fork_ensemble *ensemble, const ek_fork_changes *changes, const double *_Nonnull const *_Nonnull columns,
    const double *_Nonnull const *_Nonnull changed, int32_t changed_count, size_t rows, double *out, size_t out_stride,
    void *scratch);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
