import Testing

@testable import Reports

@Suite("Markup")
struct MarkupTests {
    @Test("text and attributes are escaped")
    func escaped() {
        let hostile = "</p><script>alert('1')</script>\" onload=\"x & y"
        let html = Markup.tag("p", ["title": hostile], .text(hostile), "\(hostile)").html
        #expect(!html.contains("<script"))
        #expect(!html.contains("\" onload"))
        #expect(
            html.hasPrefix(
                "<p title=\"&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x &amp; y\">"
            )
        )
    }

    @Test("elements without content have no end tag, attributes without value are left out")
    func void() {
        #expect(Markup.tag("meta", ["charset": "utf-8", "name": nil]).html == "<meta charset=\"utf-8\">")
        #expect(Markup.tag("td").html == "<td></td>")
    }

    @Test("a table without rows and details without content are nothing")
    func nothing() {
        #expect(Markup.table("empty", [.text("a")], []).isEmpty)
        #expect(Markup.details("empty", .nothing, "").isEmpty)
    }

    @Test(
        "links go to the web only",
        arguments: ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", "JAVASCRIPT:x"]
    )
    func links(address: String) {
        #expect(Markup.link("source", to: address).html == "source")
        #expect(
            Markup.link("source", to: "https://example.org/?a&b").html.contains(
                "href=\"https://example.org/?a&amp;b\""
            )
        )
    }
}
