package loaders_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"kg/annotate/citation"
	"kg/annotate/reference"
	"kg/annotate/sentence"
	"kg/annotate/table"
	"kg/document"
	"kg/loaders"
)

func load(t testing.TB, name, content string) *document.Document {
	t.Helper()
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: []byte(content)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// obeys checks the laws of a loaded document: the spans are slices, blocks lie
// in order and do not overlap, contents lie in their blocks, and what points at
// another block points at one that fits.
func obeys(t testing.TB, d *document.Document) {
	t.Helper()
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	if len(d.Blocks) == 0 {
		t.Fatal("a document without blocks was loaded")
	}
	for i, b := range d.Blocks {
		if b.Empty() || !b.Contains(b.Content) {
			t.Fatalf("block %d (%s): content %v is not in %v", i, b.Kind, b.Content, b.Span)
		}
		if _, ok := d.Quote(b.Content); !ok {
			t.Fatalf("block %d (%s): content %v is no slice", i, b.Kind, b.Content)
		}
		if b.Section >= i || b.Section >= 0 && d.Blocks[b.Section].Kind != document.Heading {
			t.Fatalf("block %d: section %d is no heading before it", i, b.Section)
		}
		if b.Continues >= i {
			t.Fatalf("block %d continues block %d", i, b.Continues)
		}
		if (b.Level > 0) != (b.Kind == document.Heading) {
			t.Fatalf("block %d (%s) has level %d", i, b.Kind, b.Level)
		}
		if p, ok := d.Origin.Locate(b.Span); !ok || p.File.Start < 0 || p.File.End > int(d.Size) || p.File.Start > p.File.End {
			t.Fatalf("block %d leads to %v of a file of %d bytes", i, p.File, d.Size)
		}
	}
	for _, s := range []document.Span{d.Meta.TitleSpan, d.Meta.AuthorsSpan, d.Meta.DateSpan} {
		if _, ok := d.Quote(s); !ok {
			t.Fatalf("metadata span %v is no slice", s)
		}
	}
}

// annotated checks the laws of the first two layers.
func annotated(t testing.TB, d *document.Document) {
	t.Helper()
	ctx := context.Background()
	if err := sentence.New().Annotate(ctx, d); err != nil {
		t.Fatal(err)
	}
	if err := table.New().Annotate(ctx, d); err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	for i, p := range d.Layers.Passages {
		if p.Empty() || i > 0 && p.Start < d.Layers.Passages[i-1].Start {
			t.Fatalf("passage %d at %v is empty or out of order", i, p.Span)
		}
		for _, s := range p.Parts() {
			if k := d.BlockAt(s.Start); k < 0 || !d.Blocks[k].Contains(s) {
				t.Fatalf("passage %d: part %v lies in no single block", i, s)
			} else if kind := d.Blocks[k].Kind; kind == document.Furniture || kind == document.Teaser {
				t.Fatalf("passage %d is read from %s", i, kind)
			}
		}
	}
	for _, x := range d.Layers.Tables {
		for _, r := range x.Rows {
			if len(r.Cells) != len(x.Columns) {
				t.Fatalf("a row of %d cells in a table of %d columns", len(r.Cells), len(x.Columns))
			}
		}
	}
}

func check(t testing.TB, name string, raw []byte) {
	t.Helper()
	checkSource(t, loaders.Source{Name: name, Raw: raw})
}

func checkSource(t testing.TB, src loaders.Source) {
	t.Helper()
	d, err := loaders.Load(context.Background(), src, loaders.Limits{})
	if err != nil {
		var e *loaders.Error
		if !errors.As(err, &e) || e.Code == "" || !strings.Contains(err.Error(), e.Name) {
			t.Fatalf("%v is no sentence that names the file", err)
		}
		return
	}
	obeys(t, d)
	annotated(t, d)
	cited(t, d)
}

// cited checks the laws of the bibliography and of what points into it.
func cited(t testing.TB, d *document.Document) {
	t.Helper()
	if len(d.Tagged.References)+len(d.Tagged.Citations) == 0 {
		return
	}
	for _, f := range []func(context.Context, *document.Document) error{reference.New().Annotate, citation.New().Annotate} {
		if err := f(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	for i, r := range d.Tagged.References {
		if i > 0 && r.Start < d.Tagged.References[i-1].Start || r.Empty() {
			t.Fatalf("entry %d at %v is empty or out of order", i, r.Span)
		}
	}
	for i, c := range d.Tagged.Citations {
		if i > 0 && c.Start < d.Tagged.Citations[i-1].Start || c.Empty() {
			t.Fatalf("tagged citation %d at %v is empty or out of order", i, c.Span)
		}
	}
}

// pieces are what pages are made of; strung together in any order they must still obey the laws.
var pieces = []string{"\n", "\n\n", "\r\n", "\f", " ", "# A heading\n", "**Bold line**\n\n", "The ministry met on 3 May. It adjourned. ", "- an item\n", "1. one\n",
	"a\tb\tc\n", "\tx\t\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "---\n", "Table 1. Rivers\n", "Source: own count\n", "<sup>1</sup> A note.\n", "[^2]: Another.\n", "```\ncode\n",
	"## References\n\n", "- Ode, A. (2001). *On rivers*. Press.\n", "Journal of Rivers    |    12\n", "By Ana Cruz\n", "Most Popular\n", "lower goes on ", "“Quoted,” ", "(see Fig. 2; cf. B. C. Dee 1999) ", "é한\u00a0",
	"<p>", "</p>", "<article>", "<table><tr><td>a<td>b<tr><th>c", "</table>", "<nav>", "</div>", "<h1>T</h1>", "&amp;", "&#x1F600;", "<script>", "</script>", "<li>", "<br>", "<!-- c -->", "<div class=related>", "<!doctype html>",
	"<h2>References</h2>", "<ol class=references>", "<li id=r1>Dee, R. (2001). <cite>On ports</cite>.", "<li id=n1>A note <a href='#m1'>↩</a>", "<a href='#r1'>1</a>", "<sup><a id=m1 href='#n1'>2</a></sup>", "–",
	"<section role=doc-endnotes>", "</section>", "</ol>", "<a name=n1 href='#m1'>2</a>", "<sup>1,3</sup>", "<span data-cites='1 x'>(Dee)</span>", "\xff", "\x80"}

func TestAnyTextObeysTheLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 60).Draw(rt, "text"), "")
		check(t, rapid.SampledFrom([]string{"a.md", "a.txt", "a.html"}).Draw(rt, "name"), []byte(text))
	})
}

// grown is a tree of the elements that raw names: each byte opens one, closes one, or writes a piece of text, so that
// what a fuzzer makes is well-formed.
func grown(raw []byte, root string, elements, texts []string) string {
	var b strings.Builder
	var open []string
	b.WriteString(root)
	last := root[strings.LastIndexByte(root, '<')+1:]
	closing := "</" + strings.Trim(strings.Fields(last)[0], "<>") + ">"
	for _, c := range raw {
		switch k := int(c); {
		case k < 160:
			e := elements[k%len(elements)]
			b.WriteString("<" + e + ">")
			open = append(open, strings.Fields(e)[0])
		case k < 210 && len(open) > 0:
			b.WriteString("</" + open[len(open)-1] + ">")
			open = open[:len(open)-1]
		default:
			b.WriteString(texts[k%len(texts)])
		}
	}
	for k := len(open) - 1; k >= 0; k-- {
		b.WriteString("</" + open[k] + ">")
	}
	return b.String() + closing
}

var xmlTexts = []string{"The ministry met on 3 May. ", "Dee", " ", "\n", "1", "–", ",", "&nbsp;", "&#8211;", "<![CDATA[a & b]]>", "<!-- c -->", "2001", "é", "(", ")", "[", "]", "; see ", "&unknown;", "\x01", "Source: own. ", "4–6", "10.1000/A.1", "\u2028"}

var jatsElements = strings.Split("front|article-meta|title-group|article-title|subtitle|contrib-group|contrib contrib-type='author'|name|surname|given-names|string-name|collab|name-alternatives|aff|author-notes|abstract|kwd-group|kwd|pub-date|year|month|body|back|sec|title|label|p|list|list-item|def-list|def-item|term|def|disp-quote|fig id='f1'|table-wrap|caption|table|tr|td|td colspan='9'|th|table-wrap-foot|fn id='n1'|fn-group|xref ref-type='bibr' rid='b1'|xref ref-type='bibr' rid='b2 b1'|xref ref-type='fn' rid='n1'|xref ref-type='bibr'|sup|italic|ext-link|alternatives|tex-math|inline-formula|disp-formula|break|ref-list|ref id='b1'|ref id='b2'|element-citation publication-type='book'|mixed-citation|citation-alternatives|person-group|person-group person-group-type='editor'|source|volume|issue|fpage|lpage|pub-id pub-id-type='doi'|etal|note|sub-article|front-stub|related-article href='10.1000/x'|boxed-text|ack|app", "|")

func FuzzJATS(f *testing.F) {
	for _, file := range []string{"jats-numeric", "jats-author-year"} {
		a, err := txtar.ParseFile("testdata/tagged/" + file + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		check(t, "a.nxml", raw)
		check(t, "a.nxml", []byte(grown(raw, "<article dtd-version='1'>", jatsElements, xmlTexts)))
	})
}

func TestAnyArticleObeysTheLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), 1, 120).Draw(rt, "raw")
		check(t, "a.nxml", []byte(grown(raw, "<article dtd-version='1'>", jatsElements, xmlTexts)))
	})
}

var teiElements = strings.Split("teiHeader|fileDesc|titleStmt|title level='a' type='main'|title level='j'|title level='m'|title|author|persName|forename|surname|nameLink|orgName|publicationStmt|publisher|pubPlace|date when='2001-02-03'|date|sourceDesc|profileDesc|abstract|textClass|keywords|term|text|front|titlePage|docTitle|body|back|div|head n='2'|head|p|ab|lg|l|quote|cit|list|item|label|table|row|cell cols='9'|cell|figure xml:id='f'|figDesc|note xml:id='n1' n='1'|note|note type='raw_reference'|ref type='bibr' target='#b1'|ref type='bibr'|ref type='foot' target='#n1'|ref target='#b2 #b1'|ptr target='#b1'|hi rend='sup'|choice|sic|corr|lb|formula|listBibl|biblStruct xml:id='b1'|bibl xml:id='b2' n='2'|analytic|monogr|imprint|series|meeting|biblScope unit='volume'|biblScope unit='issue'|biblScope unit='page' from='1' to='9'|idno type='DOI'|editor|edition|s|q|floatingText|standOff|fw", "|")

func FuzzTEI(f *testing.F) {
	for _, file := range []string{"tei-grobid", "tei-edition", "pandoc-tei"} {
		a, err := txtar.ParseFile("testdata/tagged/" + file + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		check(t, "a.xml", raw)
		check(t, "a.xml", []byte(grown(raw, "<TEI>", teiElements, xmlTexts)))
	})
}

func TestAnyEncodedTextObeysTheLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), 1, 120).Draw(rt, "raw")
		check(t, "a.xml", []byte(grown(raw, "<TEI>", teiElements, xmlTexts)))
		check(t, "a.xml", []byte(grown(raw, "<TEI><text><body>", teiElements, xmlTexts)+"</text></TEI>"))
	})
}

// commands are what files of LaTeX are made of; strung together in any order they must still obey the laws.
var commands = strings.Split(`\documentclass{article}|\begin{document}|\end{document}|\title{A title}|\author{Ana Ode \and B. Dee}|\maketitle|\section{One}|\subsection*{Two}|The ministry met on 3 May. |\cite{a}|\citep[see][p. 4]{a,b}|\citet{b}|\parencites[1]{a}[2]{b}|\footcite{a}|\supercite{a}|\citeauthor{a} |\footnote{A note \cite{a}.}|\footnotemark |\footnotetext{Later.}|\emph{|\textcolor{red}{|}|{|$x_1$|$|\[ y \]|\begin{itemize}|\item |\item[x] |\end{itemize}|\begin{enumerate}|\end{enumerate}|\begin{table}|\caption{Rivers}|\label{t}|\begin{tabular}{ll}|a & b \\|\hline |\multicolumn{2}{c}{z} \\|\end{tabular}|\end{table}|\begin{longtable}{l}|\endfirsthead |\endhead |\end{longtable}|\ref{t}|\begin{thebibliography}{9}|\bibitem{a} Ode, A. (2001). Rivers. Press.|\bibitem[Dee(2002)]{b} B. Dee. \newblock Ports, 2002.|\end{thebibliography}|\bibliography{x}|\printbibliography |\usepackage[numbers]{natbib}|\usepackage[style=authoryear]{biblatex}|\newcommand{\x}{X \y}|\def\y{Y}|\x |\y{}|\"u|\'{e}|\c{c}|\v|\ss |~|--|---|''|% c
|

|
|\par |\begin{verbatim}|\end{verbatim}|\verb+x+|\begin{equation}|\end{equation}|\begin{abstract}|\end{abstract}|\begin{quote}|\end{quote}|\enquote{q}|\url{http://x.y}|\input{part}|\href{u}{v}|\iffalse |\fi |\|[|]|(|)|é|`, "|")

const (
	partTeX     = "Part \\cite{a} \\input{part} \\footnote{x} \\section{Three}"
	bibtexBBL   = "\\begin{thebibliography}{1}\\bibitem[Ode(2001)]{a}\nAna Ode.\n\\newblock Rivers. 2001.\n\n\\bibitem[{Dee and Moe}(2002)]{b}\nB. Dee.\n\\end{thebibliography}"
	biblatexBBL = "\\entry{a}{article}{}\\name{author}{1}{}{{{hash=x}{family={Ode},given={Ana}}}}\\field{title}{Rivers}\\field{year}{2001}\\endentry\\entry{b}{book}{}\\field{title}{Ports}\\endentry"
)

// beside are files that lie beside a.tex.
func beside(files map[string]string) func(string) (io.ReadCloser, error) {
	return func(name string) (io.ReadCloser, error) {
		s, ok := files[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return io.NopCloser(strings.NewReader(s)), nil
	}
}

func strung(raw []byte, pieces []string) string {
	var b strings.Builder
	for _, c := range raw {
		b.WriteString(pieces[int(c)%len(pieces)])
	}
	return b.String()
}

func checkLaTeX(t testing.TB, tex, bbl string) {
	t.Helper()
	checkSource(t, loaders.Source{Name: "a.tex", Raw: []byte(tex), Beside: beside(map[string]string{"a.bbl": bbl, "part.tex": partTeX})})
}

func TestAnyLaTeXObeysTheLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), 1, 80).Draw(rt, "raw")
		checkLaTeX(t, strung(raw, commands), rapid.SampledFrom([]string{"", bibtexBBL, biblatexBBL}).Draw(rt, "bbl"))
	})
}

func FuzzLaTeX(f *testing.F) {
	for _, file := range []string{"tex-natbib", "tex-biblatex", "pandoc-latex"} {
		a, err := txtar.ParseFile("testdata/tagged/" + file + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data, a.Files[1].Data)
	}
	f.Fuzz(func(t *testing.T, tex, bbl []byte) {
		checkLaTeX(t, string(tex), string(bbl))
		checkLaTeX(t, strung(tex, commands), biblatexBBL)
	})
}

func FuzzMarkdown(f *testing.F) {
	for k := range pieces {
		f.Add([]byte(strings.Join(pieces[k:], "")))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.md", raw) })
}

func FuzzText(f *testing.F) {
	for k := range pieces {
		f.Add([]byte(strings.Join(pieces[k:], "")))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.txt", raw) })
}

func FuzzHTML(f *testing.F) {
	for k := range pieces {
		f.Add([]byte(strings.Join(pieces[k:], "")))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.html", raw) })
}
