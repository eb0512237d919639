package loaders_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"kg/annotate/citation"
	"kg/annotate/reference"
	"kg/annotate/sentence"
	"kg/annotate/table"
	"kg/loaders"
)

// No input may make a reader search the same text again and again: eight times
// the text must not take much more than eight times as long.
func TestReadingTakesLinearTime(t *testing.T) {
	units := map[string][]string{
		"a.md":  {"# h\n", "**b**\n\n", "- a\n", "a\tb\tc\n", "|a|b|\n", "```\n", "Table 1. x\n\n", "a. b.\n\n", "(", "[", "a-\n", "<sup>1</sup> x\n", "x\n\n", "Some words that go on\n\n", "[^1]: x\n", "***\n", "1. a\n"},
		"a.txt": {"MOST POPULAR\n\n", "By Ana Cruz\n\n", "A headline here again\n\n", "HereThere a headline\n\n", " A line / Credit Name\n\n", "Mon, 4 March 2019\n\n", "The board met on Friday and it went home again.\n\n", "12\n\n", "a b 12\n\n", "\f", "A. "},
		"a.html": {"<div>", "<p>a", "</p>", "<table><td>", "<table><tr><td>a<td>b</table>", "&", "&amp", "<a", "<!--", "<b><i>", "<li>a", "<article><p>Some words that are long enough to count here.", "<script>", "</div></p>", "<br>x", "<div class='a b c d e f g h'>x</div>",
			"<sup>", "<sup>1", "<sup>1</sup>", "<a href='#a'>1</a>", "<a id=a href='#b'>1</a><p id=b><a href='#a'>1</a> x</p>", "<li id=a>x<a href='#a'>↩</a>", "<h2>References</h2><p id=a>Dee 2001 <a href='#a'>1</a>"},
	}
	units["a.nxml"] = []string{"<p>a</p>", "<sec><title>a</title></sec>", "<sup>1</sup>", "<p>a<xref ref-type='bibr' rid='b'/></p>", "<xref ref-type='bibr' rid='b'/>", "<fn id='f'><p>a</p></fn>", "<ref><mixed-citation>Ode, A. (2001). On rivers.</mixed-citation></ref>", "<ref><element-citation><name><surname>a</surname></name></element-citation></ref>", "<tr><td>a</td></tr>", "<name>a</name>", "<p>(<xref ref-type='bibr' rid='b'>Ode, 2001</xref></p>", "&amp;", "<list><list-item><p>a</p></list-item></list>"}
	around := map[string][2]string{"a.nxml": {"<article dtd-version='1'><body>", "<table><tr><td>x</td></tr></table><ref-list><ref id='b'><label>1</label><mixed-citation>Ode, A. (2001). On rivers. Press.</mixed-citation></ref></ref-list></body></article>"}}
	units["a.tei"] = []string{"<p>a</p>", "<div><head>a</head></div>", "<hi rend='sup'>1</hi>", "<p>a <ref type='bibr' target='#b'>[1]</ref></p>", "<ptr target='#b'/>", "<note>a</note>", "<bibl>Ode, A. (2001). On rivers.</bibl>", "<p>(<ref type='bibr' target='#b'>(Ode, 2001)</ref></p>", "<q>", "<item>a</item>"}
	around["a.tei"] = [2]string{"<TEI><text><body><listBibl>", "<bibl xml:id='b'>Ode, A. (2001). On rivers. Press.</bibl></listBibl></body></text></TEI>"}
	units["a.tex"] = []string{"\\emph{", "{", "$", "\\cite{a}", "\\begin{itemize}", "\\begin{itemize}\\item a", "\\footnote{a}", "\\footnote{", "\\section{a}", "a & b \\\\", "\\[", "\\bibitem{a} b\n\n", "\\begin{table}", "a\n\\begin{table}x", "\\citep[a][", "\\newcommand{\\x}{a}\\x ", "\\begin{verbatim}", "\\iffalse ", "\\verb+", "\\begin{tabular}{l}a&b\\\\", "\\caption{", "%\n", "\\begin{equation}", "\\enquote{", "\\title{a}"}
	cost := func(name, text string) time.Duration {
		best := time.Hour
		for range 3 {
			began := time.Now()
			d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: []byte(around[name][0] + text + around[name][1])}, loaders.Limits{})
			if err == nil && len(d.Tagged.References) > 0 {
				_ = reference.New().Annotate(context.Background(), d)
				_ = citation.New().Annotate(context.Background(), d)
			}
			if err == nil {
				_ = sentence.New().Annotate(context.Background(), d)
				_ = table.New().Annotate(context.Background(), d)
			}
			best = min(best, time.Since(began))
		}
		return best
	}
	for name, list := range units {
		for _, u := range list {
			linear(t, name+" of "+u, func(size int) time.Duration { return cost(name, strings.Repeat(u, size/len(u))) })
		}
	}
}

// linear checks that eight times the input takes at most five times as long as it should. A machine that is busy with
// something else at one of the two moments shows a cost that is not there, so that what looks too slow is measured again.
func linear(t *testing.T, what string, cost func(size int) time.Duration) {
	t.Helper()
	var small, large time.Duration
	for range 4 {
		small, large = cost(1<<13), cost(1<<16)
		if large <= 40*small && large < 5*time.Second || large <= 150*time.Millisecond {
			return
		}
	}
	t.Errorf("%s: %v for 8 KiB, %v for 64 KiB", what, small, large)
}

func BenchmarkLoad(b *testing.B) {
	words := strings.Repeat("The board met, as Dee et al. (2001, p. 4) say, on 3 May and closed the *port* of Lowhaven. ", 12)
	for _, c := range []struct{ name, text string }{
		{"a.md", "# Title\n\n" + strings.Repeat("## Part\n\n"+words+"\n\n- an item\n\n", 400)},
		{"a.txt", "Title of it\n\n" + strings.Repeat(words+"\n\n", 400)},
		{"a.html", "<html><body><article><h1>Title</h1>" + strings.Repeat("<p>"+words+"</p>\n<ul><li>an <b>item</b></ul>", 400) + "</article></body></html>"},
	} {
		b.Run(c.name, func(b *testing.B) {
			raw := []byte(c.text)
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, err := loaders.Load(context.Background(), loaders.Source{Name: c.name, Raw: raw}, loaders.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
