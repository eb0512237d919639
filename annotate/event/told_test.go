package event_test

import (
	"fmt"
	"strings"
	"testing"

	"kg/document"
)

// told is what verbs tell: "name [date] code: words; words", one event a line.
func told(d *document.Document) string {
	var lines []string
	for _, e := range d.Layers.Entities {
		if len(e.Told) == 0 {
			continue
		}
		var w, who []string
		for _, m := range e.Told {
			w = append(w, d.Plain(m.Span))
		}
		for _, l := range e.Links {
			who = append(who, string(l.Relation)+" "+l.Key)
		}
		lines = append(lines, fmt.Sprintf("%s [%s] %s: %s (%s)", e.Name, e.Date, e.Code, strings.Join(w, "; "), strings.Join(who, "; ")))
	}
	return strings.Join(lines, "\n")
}

func TestVerbsTellEvents(t *testing.T) {
	lex := emptyLexicon(t)
	for _, c := range []struct{ rule, text, want string }{
		{"an actor, a verb, a definite object", "In May 1971 Peru nationalised the tin mines.",
			"nationalisation of the tin mines [1971-05] COERCE: nationalised the tin mines (participated_in geo:PE)"},
		{"the same by noun and by verb", "Lima waited. In May 1971 Peru nationalised the tin mines. The nationalisation of the tin mines angered the owners.",
			"nationalisation of the tin mines [1971-05] COERCE: nationalised the tin mines (participated_in geo:PE)"},
		{"passive with its actor", "The tin mines were nationalised by Peru.",
			"nationalisation of the tin mines [] COERCE: tin mines were nationalised (participated_in geo:PE)"},
		{"passive cut off behind the article", "The tin mines were nationalised by the", ""},
		{"the actor done to", "Germany invaded Poland on 1 September 1939.",
			"invasion of Poland [1939-09-01] ASSAULT: invaded Poland (participated_in geo:DE; participated_in geo:PL)"},
		{"no object, with a date", "Argentina defaulted in December 2001.", "default of Argentina [2001-12] : defaulted (participated_in geo:AR)"},
		{"a larger event", "During the Tarva crisis, Germany invaded Poland.",
			"invasion of Poland [] ASSAULT: invaded Poland (participated_in geo:DE; participated_in geo:PL; part_of event:crisis-tarva)"},
		{"what may be", "Germany would have invaded Poland. If Germany invaded Poland, France would act.", ""},
		{"denied", "Germany never invaded Poland. Germany did not annex Poland.", ""},
		{"habits", "Germany regularly visited Poland.", ""},
		{"saying", "Germany said that the tin mines mattered. Germany believed Poland.", ""},
		{"no definite object", "Germany attacked a ship. Germany killed people.", ""},
	} {
		t.Run(c.rule, func(t *testing.T) {
			d := annotated(t, lex, "x.md", "# Notes\n\n"+c.text+"\n")
			flat(t, d)
			if got := told(d); got != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}
