package review

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAQuoteIsFoundWhateverItsBlanks(t *testing.T) {
	for _, c := range []struct{ text, quote, want string }{
		{"the mill \n\t lost its stones.", "mill lost its", "mill \n\t lost its"},
		{"the mill\u00a0lost its", "mill lost", "mill\u00a0lost"},
		{"a mill. A mill", "mill", "mill|mill"},
		{"öde Mühlen \ufffd und \xff mehr", "Mühlen \ufffd und \xff mehr", "Mühlen \ufffd und \xff mehr"},
		{"the mill", "mills", ""},
		{"the mill", " \n", ""},
	} {
		var got []string
		for _, s := range loosely(c.text, c.quote, 10) {
			got = append(got, c.text[s.Start:s.End])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q in %q: %q", c.quote, c.text, got)
		}
	}
}

func TestEveryStretchIsFoundWhereItStands(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringMatching(`[ab \n é]{1,60}`).Draw(r, "text")
		from := rapid.IntRange(0, len(text)-1).Draw(r, "from")
		quote := strings.TrimSpace(strings.ToValidUTF8(text[from:], ""))
		for _, s := range loosely(text, quote, 1000) {
			if strings.Join(strings.Fields(text[s.Start:s.End]), " ") != strings.Join(strings.Fields(quote), " ") {
				r.Fatalf("%q was found as %q", quote, text[s.Start:s.End])
			}
		}
		if quote != "" && len(loosely(text, quote, 1)) == 0 {
			r.Fatalf("%q was not found in %q", quote, text)
		}
	})
}

func TestALongQuoteCostsNoMoreThanItsText(t *testing.T) {
	text, quote := strings.Repeat("a ", 4<<20), strings.Repeat("a ", 30<<10)+"b"
	began := time.Now()
	if found := loosely(text, quote, 10); found != nil {
		t.Fatalf("found %v", found)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Fatalf("8 MB took %v", took)
	}
}
