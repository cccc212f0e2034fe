@main
enum EtalonCommand {
    static func main() {}
}
