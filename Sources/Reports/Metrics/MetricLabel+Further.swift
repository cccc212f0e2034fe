import Results

extension MetricLabel {
    /// Metrics that people read after those of `list`: name, English, French, whether it is a share.
    static let further: [(String, String, String, Bool)] = [
        // Discrimination and calibration.
        ("average_precision", "average precision", "précision moyenne", false),
        ("smooth_ece", "smooth ECE", "ECE lissée", false),
        ("ece_quantile_10", "ECE, 10 bins of equal size", "ECE, 10 classes de même effectif", false),
        ("ece_range", "range of the ECE over binnings", "étendue de l'ECE selon les classes", false),
        (
            "plugin_l2_10", "squared calibration error, plug-in", "erreur quadratique, estimation directe",
            false
        ),
        ("debiased_l2_10", "squared calibration error, debiased", "erreur quadratique, sans biais", false),
        ("ici", "mean distance from the smoothed curve (ICI)", "écart moyen à la courbe lissée (ICI)", false),
        ("isotonic_ici", "mean distance from the isotonic curve", "écart moyen à la courbe isotone", false),
        ("e50", "median distance from the curve (E50)", "écart médian à la courbe (E50)", false),
        ("e90", "90 % of distances from the curve (E90)", "90 % des écarts à la courbe (E90)", false),
        ("emax", "largest distance from the curve (Emax)", "plus grand écart à la courbe (Emax)", false),
        ("corp_miscalibration", "CORP miscalibration", "défaut de calibration (CORP)", false),
        ("corp_discrimination", "CORP discrimination", "discrimination (CORP)", false),
        ("corp_uncertainty", "CORP uncertainty", "incertitude (CORP)", false),
        (
            "corp_log_miscalibration", "CORP miscalibration, log score", "défaut de calibration (CORP, log)",
            false
        ),
        ("corp_log_discrimination", "CORP discrimination, log score", "discrimination (CORP, log)", false),
        ("corp_log_uncertainty", "CORP uncertainty, log score", "incertitude (CORP, log)", false),
        ("murphy_reliability", "Murphy reliability", "fiabilité (Murphy)", false),
        ("murphy_resolution", "Murphy resolution", "résolution (Murphy)", false),
        ("murphy_uncertainty", "Murphy uncertainty", "incertitude (Murphy)", false),
        (
            "murphy_within_bin_variance", "Murphy within-bin variance", "variance dans les classes (Murphy)",
            false
        ),
        (
            "murphy_within_bin_covariance", "Murphy within-bin covariance",
            "covariance dans les classes (Murphy)",
            false
        ),
        (
            "unreliability_chi2", "unreliability test, chi-squared",
            "test de défaut de calibration, khi-deux", false
        ),
        ("unreliability_p", "unreliability test, p", "test de défaut de calibration, p", false),
        ("hosmer_lemeshow_chi2", "Hosmer-Lemeshow, chi-squared", "Hosmer-Lemeshow, khi-deux", false),
        ("hosmer_lemeshow_p", "Hosmer-Lemeshow, p", "Hosmer-Lemeshow, p", false),
        ("spiegelhalter_z", "Spiegelhalter, z", "Spiegelhalter, z", false),
        ("spiegelhalter_p", "Spiegelhalter, p", "Spiegelhalter, p", false),
        ("multicalibration_cells", "cells of groups and scores", "cases de groupes et de scores", false),
        ("multicalibration_cells_off", "cells off calibration (Holm)", "cases mal calibrées (Holm)", false),
        ("multicalibration_cells_suppressed", "cells too small to tell", "cases trop petites", false),
        (
            "multicalibration_gap", "outcome rate less mean score of a cell",
            "taux moins score moyen d'une case", true
        ),
        // Two models beside each other.
        ("decision_agreement", "same decision", "même décision", true),
        (
            "cohen_kappa", "agreement beyond chance (Cohen's kappa)",
            "accord au-delà du hasard (kappa de Cohen)", false
        ),
        ("decision_change_rate", "decided otherwise", "décidées autrement", true),
        (
            "decision_change_excess", "decided otherwise, beyond other people",
            "décidées autrement, de plus que les autres", true
        ),
        ("selected_by_both", "selected by both", "sélectionnées par les deux", true),
        ("selected_by_first_only", "selected by this one only", "sélectionnées par celui-ci seul", true),
        ("selected_by_second_only", "selected by the other only", "sélectionnées par l'autre seul", true),
        ("pearson_correlation", "Pearson correlation of scores", "corrélation de Pearson des scores", false),
        ("spearman_correlation", "Spearman correlation of ranks", "corrélation de Spearman des rangs", false),
        ("kendall_tau_b", "Kendall's tau b", "tau b de Kendall", false),
        ("rank_displacement_mean", "mean distance of ranks", "écart moyen des rangs", false),
        ("rank_displacement_p50", "median distance of ranks", "écart médian des rangs", false),
        ("rank_displacement_p90", "90 % of distances of ranks", "90 % des écarts des rangs", false),
        ("rank_displacement_p99", "99 % of distances of ranks", "99 % des écarts des rangs", false),
        ("rank_displacement_max", "largest distance of ranks", "plus grand écart des rangs", false),
        ("top_overlap", "overlap of the highest", "recouvrement des plus hauts", true),
        (
            "top_overlap_ties_by_lot", "overlap of the highest, ties by lot",
            "recouvrement des plus hauts, ex æquo tirés au sort", true
        ),
        ("top_jaccard", "Jaccard index of the highest", "indice de Jaccard des plus hauts", false),
        ("top_turnover", "turnover of the highest", "renouvellement des plus hauts", true),
        ("score_difference_mean", "mean difference of score", "différence moyenne de score", false),
        (
            "score_difference_magnitude", "mean size of the difference of score",
            "taille moyenne de la différence de score", false
        ),
        (
            "score_difference_sd", "standard deviation of the difference of score",
            "écart type de la différence de score", false
        ),
        (
            "score_limit_of_agreement_lower", "lower limit of agreement of score",
            "limite inférieure d'accord, score", false
        ),
        (
            "score_limit_of_agreement_upper", "upper limit of agreement of score",
            "limite supérieure d'accord, score", false
        ),
        (
            "score_difference_p5", "5 % of differences of score are below",
            "5 % des différences de score sont en dessous", false
        ),
        (
            "score_difference_p25", "25 % of differences of score are below",
            "25 % des différences de score sont en dessous", false
        ),
        (
            "score_difference_p50", "50 % of differences of score are below",
            "50 % des différences de score sont en dessous", false
        ),
        (
            "score_difference_p75", "75 % of differences of score are below",
            "75 % des différences de score sont en dessous", false
        ),
        (
            "score_difference_p95", "95 % of differences of score are below",
            "95 % des différences de score sont en dessous", false
        ),
        ("log_odds_difference_mean", "mean difference of log odds", "différence moyenne de logit", false),
        (
            "log_odds_difference_magnitude", "mean size of the difference of log odds",
            "taille moyenne de la différence de logit", false
        ),
        (
            "log_odds_difference_sd", "standard deviation of the difference of log odds",
            "écart type de la différence de logit", false
        ),
        (
            "log_odds_limit_of_agreement_lower", "lower limit of agreement of log odds",
            "limite inférieure d'accord, logit", false
        ),
        (
            "log_odds_limit_of_agreement_upper", "upper limit of agreement of log odds",
            "limite supérieure d'accord, logit", false
        ),
        (
            "log_odds_difference_p5", "5 % of differences of log odds are below",
            "5 % des différences de logit sont en dessous", false
        ),
        (
            "log_odds_difference_p25", "25 % of differences of log odds are below",
            "25 % des différences de logit sont en dessous", false
        ),
        (
            "log_odds_difference_p50", "50 % of differences of log odds are below",
            "50 % des différences de logit sont en dessous", false
        ),
        (
            "log_odds_difference_p75", "75 % of differences of log odds are below",
            "75 % des différences de logit sont en dessous", false
        ),
        (
            "log_odds_difference_p95", "95 % of differences of log odds are below",
            "95 % des différences de logit sont en dessous", false
        ),
        // Groups.
        ("true_positive_rate", "true positive rate", "taux de vrais positifs", true),
        ("false_positive_rate", "false positive rate", "taux de faux positifs", true),
        ("true_negative_rate", "true negative rate", "taux de vrais négatifs", true),
        ("false_negative_rate", "false negative rate", "taux de faux négatifs", true),
        ("positive_predictive_value", "positive predictive value", "valeur prédictive positive", true),
        ("negative_predictive_value", "negative predictive value", "valeur prédictive négative", true),
        ("equalised_odds", "equalised odds", "égalité des chances", false),
        (
            "excess_share", "share among the selected less share of all",
            "part des sélectionnés moins part de tous",
            true
        ),
        (
            "group_pairs_left_out", "pairs of features not looked at", "paires de variables non examinées",
            false
        ),
        ("groups_suppressed", "groups too small to tell", "groupes trop petits", false),
        // Changes of one person.
        ("score_change_mean_abs", "mean size of the change", "taille moyenne de la variation", false),
        ("score_change_rms", "root mean square of the change", "moyenne quadratique de la variation", false),
        ("score_change_mean_logit", "mean change in log odds", "variation moyenne en logit", false),
        ("score_change_share_zero", "scores that stay", "scores inchangés", true),
        ("score_change_share_up", "scores that rise", "scores en hausse", true),
        ("score_change_share_down", "scores that fall", "scores en baisse", true),
        ("score_change_q5", "change, 5 % quantile", "variation, quantile à 5 %", false),
        ("score_change_q25", "change, lower quartile", "variation, premier quartile", false),
        ("score_change_q50", "change, median", "variation, médiane", false),
        ("score_change_q75", "change, upper quartile", "variation, troisième quartile", false),
        ("score_change_q95", "change, 95 % quantile", "variation, quantile à 95 %", false),
        (
            "flip_rate_near_cut", "decisions changed, near the line", "décisions changées, près de la ligne",
            true
        ),
        ("flip_rate_two_steps", "moved by two levels or more", "deux niveaux ou plus", true),
        (
            "flip_rate_top1", "decisions changed, were 1 % selected",
            "décisions changées, si 1 % sélectionnés", true
        ),
        (
            "flip_rate_top5", "decisions changed, were 5 % selected",
            "décisions changées, si 5 % sélectionnés", true
        ),
        (
            "flip_rate_top10", "decisions changed, were 10 % selected",
            "décisions changées, si 10 % sélectionnés", true
        ),
        (
            "flip_rate_top20", "decisions changed, were 20 % selected",
            "décisions changées, si 20 % sélectionnés", true
        ),
        (
            "flip_rate_top50", "decisions changed, were 50 % selected",
            "décisions changées, si 50 % sélectionnés", true
        ),
        ("mcnemar_exact_p", "McNemar's exact test, p", "test exact de McNemar, p", false),
        ("decision_rate_change", "change of the share selected", "variation de la part sélectionnée", true),
        ("people_changed", "people changed", "personnes changées", false),
        ("people_unchanged", "people who had the value", "personnes ayant déjà la valeur", false),
        ("people_illegal", "people for whom it is not legal", "personnes pour qui c'est impossible", false),
        ("capacity", "people who can be selected", "personnes qu'on peut sélectionner", false),
        ("capacity_gaining", "people who come in", "personnes qui entrent", false),
        ("capacity_losing", "people who drop out", "personnes qui sortent", false),
        ("capacity_kept", "people who stay in", "personnes qui restent", false),
        (
            "capacity_jaccard", "overlap of the selected (Jaccard)",
            "recouvrement des sélectionnés (Jaccard)", false
        ),
        ("causal_total_score_change_mean", "total effect", "effet total", false),
        ("causal_direct_score_change_mean", "direct effect", "effet direct", false),
        ("causal_indirect_score_change_mean", "indirect effect", "effet indirect", false),
        // Sets and curves.
        (
            "decision_depends_share", "people whose decision depends on the set",
            "personnes dont la décision en dépend", true
        ),
        (
            "decision_spans_two_share", "people who could have two levels",
            "personnes à deux niveaux possibles", true
        ),
        ("score_range_mean", "mean range of the score", "étendue moyenne du score", false),
        ("interaction_mean", "mean interaction", "interaction moyenne", false),
        ("curve_range_mean", "mean range of the curves", "étendue moyenne des courbes", false),
        ("curve_cells", "cells of the curve", "cases de la courbe", false),
        (
            "curve_people_falling", "people whose curve falls somewhere", "personnes dont la courbe baisse",
            false
        ),
        (
            "curve_people_rising", "people whose curve rises somewhere", "personnes dont la courbe monte",
            false
        ),
        ("curve_falling_witness", "who falls most", "plus forte baisse : personne", false),
        ("curve_falling_witness_from", "falls most from", "plus forte baisse : de", false),
        ("curve_falling_witness_to", "falls most to", "plus forte baisse : à", false),
        ("curve_falling_witness_size", "falls most by", "plus forte baisse : de combien", false),
        ("curve_rising_witness", "who rises most", "plus forte hausse : personne", false),
        ("curve_rising_witness_from", "rises most from", "plus forte hausse : de", false),
        ("curve_rising_witness_to", "rises most to", "plus forte hausse : à", false),
        ("curve_rising_witness_size", "rises most by", "plus forte hausse : de combien", false),
        // Attribution and recourse.
        (
            "importance_mean_abs", "mean size of the Shapley value", "taille moyenne de la valeur de Shapley",
            false
        ),
        ("importance_mean", "mean Shapley value", "valeur de Shapley moyenne", false),
        (
            "importance_path_mean_abs", "mean size, by training counts",
            "taille moyenne, effectifs d'apprentissage", false
        ),
        ("recourse_share", "people with a recourse", "personnes ayant un recours", true),
        ("recourse_changes_mean", "mean number of changes", "nombre moyen de changements", false),
        ("recourse_cost_mean", "mean cost", "coût moyen", false),
        ("recourse_cost_q5", "cost, 5 % quantile", "coût, quantile à 5 %", false),
        ("recourse_cost_q25", "cost, lower quartile", "coût, premier quartile", false),
        ("recourse_cost_q50", "cost, median", "coût médian", false),
        ("recourse_cost_q75", "cost, upper quartile", "coût, troisième quartile", false),
        ("recourse_cost_q95", "cost, 95 % quantile", "coût, quantile à 95 %", false),
        ("people_without_recourse", "people whom no change helps", "personnes sans recours", false),
        (
            "people_undecided", "people whose search was given up",
            "personnes dont la recherche fut abandonnée", false
        ),
        ("people_unscored", "people without a score", "personnes sans score", false),
    ]

    /// What is added to a name for a number made of it: ending, and how the label then reads (`#` is the label).
    private static let endings: [(String, String, String)] = [
        ("_difference_between", "#, largest difference", "#, plus grande différence"),
        ("_ratio_between", "#, smallest ratio", "#, plus petit rapport"),
        ("_difference", "#, difference", "#, différence"),
        ("_ratio", "#, ratio", "#, rapport"),
        ("_holm_p", "#, p (Holm)", "#, p (Holm)"),
        ("_observed_less_truth", "#, observed less true", "#, observé moins vrai"),
        ("_selected_less_truth", "#, of the inspected less true", "#, contrôlés moins vrai"),
        ("_observed", "#, as observed", "#, tel qu'observé"),
        ("_selected", "#, of the inspected", "#, des contrôlés"),
    ]

    /// The label of a name that is another's with an ending; nil where it is none.
    static func composed(_ name: String) -> MetricLabel? {
        for (ending, english, french) in endings where name.hasSuffix(ending) {
            guard let base = labelled(String(name.dropLast(ending.count))) else { continue }
            let isShare = base.isShare && !ending.contains("ratio") && !ending.contains("holm")
            return MetricLabel(
                name,
                english.replacing("#", with: base.label.english),
                fr: french.replacing("#", with: base.label.french ?? base.label.english),
                isShare: isShare
            )
        }
        return nil
    }
}
