package pipeline_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"kg/loaders"
)

// Every annotator takes time in proportion to the text, also where what it takes for a sentence, a name, a citation or
// a list has the length of a book: eight times the text may take twenty times as long, where a square would take sixty-four.
func TestOddTextIsAnnotatedInLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes")
	}
	w := newWriter(3)
	// filled repeats a form with new names (%F) and years (%Y)
	filled := func(form string) func(int) string {
		return func(size int) string {
			var b strings.Builder
			for b.Len() < size {
				s := form
				for strings.Contains(s, "%F") {
					s = strings.Replace(s, "%F", w.family(), 1)
				}
				b.WriteString(strings.ReplaceAll(s, "%Y", fmt.Sprint(1900+w.IntN(120))))
			}
			return b.String()
		}
	}
	under := func(heading string, form func(int) string) func(int) string {
		return func(size int) string { return "## " + heading + "\n\n" + form(size) }
	}
	entry := "%F, A. (%Y). The thing. *Journal*, 1(2), 3–4."
	shapes := map[string]func(int) string{
		"one line":                func(size int) string { return strings.ReplaceAll(newWriter(5).paper(size, 0), "\n", " ") },
		"headings":                filled("# The %F Act\n\n"),
		"empty headings":          filled("#\n"),
		"bullets":                 filled("- item\n"),
		"years":                   filled("%Y "),
		"parentheses":             filled("(%F %Y "),
		"empty parentheses":       filled("()"),
		"names":                   filled("%F %F "),
		"names joined":            filled("%F and "),
		"names in a list":         filled("%F, "),
		"a name in capitals":      filled("KGB "),
		"possessors":              filled("%F's "),
		"bodies":                  filled("Union of "),
		"presidents":              filled("President %F said so. "),
		"citations":               filled("(%F, %Y) "),
		"a citation without end":  filled("(%F, %Y; "),
		"meetings":                filled("The %F %F summit, "),
		"elections":               filled("the %F election of %Y and "),
		"laws":                    filled("The %F Act of %Y "),
		"one vote":                filled("the vote "),
		"one strike":              filled("because of the strike "),
		"relatives and then":      filled("the port which closed the strike and Norway then launched the raid and "),
		"led to":                  filled("after the strike led to "),
		"then launched":           filled("then launched the raid "),
		"his speech":              filled("his speech "),
		"voted no":                filled("voted no "),
		"objections":              filled("over Norway's objections "),
		"in protest":              filled("in protest at the strike "),
		"did not cause":           filled("the levy did not cause the strike "),
		"two strikes":             filled("the 1987 strike the strike "),
		"a list of doings":        filled("walkout; "),
		"bans":                    filled("The ban on night work held. The ban. "),
		"treaties":                filled("Lima signed the %F Treaty. "),
		"intervals":               filled("May %Y to "),
		"digits":                  filled("1/2/"),
		"ibid.":                   filled("Ibid. "),
		"entries":                 under("References", filled(entry+"\n\n")),
		"entries in one line":     under("References", filled(entry+" ")),
		"one entry over and over": under("References", filled("[1] Rao A. The thing. J Harb. 1999;1:2–3.\n")),
		"rows":                    filled("a\tb\n"),
	}
	l := line(t)
	cost := func(text string) time.Duration {
		best := time.Hour
		for range 2 {
			began := time.Now()
			if _, err := l.Annotate(context.Background(), loaders.Source{Name: "odd.md", Raw: []byte(text)}); err != nil {
				t.Fatal(err)
			}
			best = min(best, time.Since(began))
		}
		return best
	}
	const size = 12 << 10
	for name, shape := range shapes {
		small, large := shape(size), shape(8*size)
		var a, b time.Duration
		for range 4 { // a busy machine shows a cost that is not there: what looks too slow is measured again
			if a, b = cost(small), cost(large); b <= 20*a {
				break
			}
		}
		if b > 20*a {
			t.Errorf("%s: %v for %d bytes, %v for %d", name, a, len(small), b, len(large))
		}
	}
}
