package loaders_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"kg/document"
)

// The text of a page is told from what the site puts around it. In each page the text is marked by comments, which
// are taken out before it is read. What is compared are runs of four words.
func TestThePagesOwnTextIsToldFromWhatIsAroundIt(t *testing.T) {
	files, _ := filepath.Glob("testdata/pages/*.html")
	if len(files) < 15 {
		t.Fatalf("%d pages", len(files))
	}
	var b strings.Builder
	sum := 0.0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for _, m := range regexp.MustCompile(`(?s)<!--b-->(.*?)<!--/b-->`).FindAllStringSubmatch(string(raw), -1) {
			want.WriteString(words(t, m[1]) + " ")
		}
		d := load(t, "page.html", strings.NewReplacer("<!--b-->", "", "<!--/b-->", "").Replace(string(raw)))
		obeys(t, d)
		annotated(t, d)
		p, r, f := shingles(bodyText(d), want.String())
		fmt.Fprintf(&b, "%-40s precision %.2f recall %.2f F1 %.3f\n", strings.TrimSuffix(filepath.Base(file), ".html"), p, r, f)
		if sum += f; f < 0.9 {
			t.Errorf("%s: F1 %.3f", file, f)
		}
	}
	fmt.Fprintf(&b, "%-40s F1 %.3f\n", fmt.Sprintf("mean of %d pages", len(files)), sum/float64(len(files)))
	golden(t, "testdata/pages.golden", b.String())
	if mean := sum / float64(len(files)); mean < 0.98 {
		t.Errorf("mean F1 %.3f", mean)
	}
}

// bodyText is what the document takes for its own text, its title and captions left out.
func bodyText(d *document.Document) string {
	var b strings.Builder
	for _, x := range d.Blocks {
		switch {
		case x.Kind == document.Paragraph, x.Kind == document.ListItem, x.Kind == document.TableRow, x.Kind == document.Footnote, x.Kind == document.Code, x.Kind == document.SourceNote, x.Kind == document.Heading && x.Level > 1:
			b.WriteString(d.Slice(x.Content) + " ")
		}
	}
	return b.String()
}

// words is the text of a piece of HTML.
func words(t *testing.T, s string) string {
	n, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
	}
	return b.String()
}

// shingles compares two texts by their runs of four words.
func shingles(got, want string) (precision, recall, f1 float64) {
	const n = 4
	count := func(s string) (map[string]int, int) {
		w := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		m := map[string]int{}
		total := 0
		for i := 0; i+n <= len(w); i++ {
			m[strings.Join(w[i:i+n], " ")]++
			total++
		}
		return m, total
	}
	a, na := count(got)
	b, nb := count(want)
	both := 0
	for k, v := range a {
		both += min(v, b[k])
	}
	if both == 0 {
		return 0, 0, 0
	}
	precision, recall = float64(both)/float64(na), float64(both)/float64(nb)
	return precision, recall, 2 * precision * recall / (precision + recall)
}
