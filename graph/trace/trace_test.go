package trace_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/trace"
)

// chart reads works and citations from words such as "b1991>a1990": b of 1991 cites a of 1990; "?" for an unknown year.
func chart(text string) *trace.Network {
	var works []trace.Thing
	var links []trace.Link
	read := func(word string) graph.ID {
		name, year := word[:1], 0
		if _, err := fmt.Sscanf(word[1:], "%d", &year); err != nil {
			year = 0
		}
		works = append(works, trace.Thing{ID: graph.ID(name), Year: year})
		return graph.ID(name)
	}
	for _, word := range strings.Fields(text) {
		from, to, _ := strings.Cut(word, ">")
		a, b := read(from), read(to)
		links = append(links, trace.Link{Edge: a + ">" + b, From: a, To: b})
	}
	return trace.NewNetwork(works, links)
}

// diamond is two early works, two in between, two late ones, and a short cut.
const diamond = "c1992>a1990 c1992>b1990 d1993>c1992 d1993>b1990 e1994>d1993 f1994>d1993 f1994>a1990"

func TestCitationsAreWeighedByThePathsThroughThem(t *testing.T) {
	for weight, want := range map[trace.Weight]string{
		// a→c→d→{e,f}, b→c→d→{e,f}, b→d→{e,f}, a→f
		trace.SPC:  "c>a 2 c>b 2 d>b 2 d>c 4 e>d 3 f>a 1 f>d 3",
		trace.SPLC: "c>a 2 c>b 2 d>b 2 d>c 6 e>d 5 f>a 1 f>d 5",
		trace.SPNP: "c>a 4 c>b 4 d>b 3 d>c 9 e>d 5 f>a 1 f>d 5",
	} {
		weighed, dropped, err := trace.Weigh(chart(diamond), weight)
		if err != nil || len(dropped) > 0 {
			t.Fatal(dropped, err)
		}
		var got []string
		for _, w := range weighed {
			got = append(got, fmt.Sprintf("%s %v", w.Link.Edge, w.Paths))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", weight, s, want)
		}
	}
}

func TestTheMainPathTakesAllThatTies(t *testing.T) {
	for _, c := range []struct {
		name, chart string
		search      trace.Search
		want        string
	}{
		{"the greatest sum", diamond, trace.Global, "c>a c>b d>c e>d f>d"},
		{"step by step", diamond, trace.Local, "c>a c>b d>b d>c e>d f>d"},
		{"from the heaviest both ways", diamond, trace.KeyRoute, "c>a c>b d>c e>d f>d"},
		{"a short cut is heavier than the way round", "b1991>a1990 c1992>b1991 c1992>a1990 d1993>c1992", trace.Global, "b>a c>b d>c"},
		{"nothing", "", trace.Global, ""},
	} {
		m, err := trace.NewMainPath(chart(c.chart), trace.SPC, c.search)
		if err != nil {
			t.Fatal(err)
		}
		on := map[graph.ID]bool{}
		for _, l := range m.Links {
			on[l.Link.Edge] = true
		}
		want := strings.Fields(c.want)
		for _, w := range want {
			if !on[graph.ID(w)] {
				t.Errorf("%s: %s is not on it: %v", c.name, w, on)
			}
		}
		if len(on) != len(want) {
			t.Errorf("%s: %v, want %s", c.name, on, c.want)
		}
		for i, w := range m.Works {
			for _, l := range m.Links {
				if l.Link.To == w.ID && slices.ContainsFunc(m.Works[:i], func(o trace.Thing) bool { return o.ID == l.Link.From }) {
					t.Errorf("%s: %s comes before what it cites: %v", c.name, l.Link.From, m.Works)
				}
			}
		}
	}
}

func TestCyclesAreBrokenByYearAndSaid(t *testing.T) {
	for _, c := range []struct{ name, chart, want string }{
		{"no cycle, though one cites what came later", "a1990>b1995 c1999>a1990", ""},
		{"two works that cite each other", "a1990>b1991 b1991>a1990", "a>b cites-later"},
		{"in one year", "a1990>b1990 b1990>a1990", "a>b cites-same-year b>a cites-same-year"},
		{"a ring of three", "a1990>b1991 b1991>c1992 c1992>a1990", "a>b cites-later b>c cites-later"},
		{"itself", "a1990>a1990 b1991>a1990", "a>a cites-itself"},
		{"one of unknown year", "a1990>b? b?>a1990", "a>b year-not-known b>a year-not-known"},
		{"a known year breaks it, the unknown one stays", "a1990>b1991 b1991>c? c?>a1990", "a>b cites-later"},
	} {
		_, dropped, err := trace.Weigh(chart(c.chart), trace.SPC)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range dropped {
			got = append(got, fmt.Sprintf("%s %s", d.Link.Edge, d.Why))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestAPeakIsAYearThatIsCitedMoreThanThoseAround(t *testing.T) {
	s := trace.NewSpectrum(chart("x2000>a1990 y2000>a1990 z2001>a1990 x2000>b1991 x2000>c1993 y2000>d? x2000>x2000"))
	var got []string
	for _, y := range s.Years {
		got = append(got, fmt.Sprintf("%d:%d%+d", y.Year, y.Count, y.Deviation))
	}
	if want := "1990:3+3 1991:1+0 1992:0-1 1993:1+1"; strings.Join(got, " ") != want || s.Unknown != 1 {
		t.Errorf("%v and %d unknown, want %s and 1", got, s.Unknown, want)
	}
	if top := s.Years[0].Top; len(top) != 1 || top[0].Work.ID != "a" || top[0].Count != 3 {
		t.Errorf("the peak is of %v", top)
	}
	if s := trace.NewSpectrum(chart("x2000>a900")); len(s.Years) != 1 || s.Years[0].Year != 900 {
		t.Errorf("one old work: %+v", s)
	}
	if s := trace.NewSpectrum(chart("x2000>a0900 x2000>b1999")); s.Left != 1 || len(s.Years) != 1 {
		t.Errorf("a work of 900 beside one of 1999: %d years, %d left out", len(s.Years), s.Left)
	}
}

func TestAHistoriographGoesFromYearToYear(t *testing.T) {
	h := trace.NewHistoriograph(chart("b1991>a1990 c1992>a1990 c1992>b1991 d?>c1992 e1995>e1995"), 3)
	var got []string
	for _, w := range h.Works {
		got = append(got, fmt.Sprintf("%s cited %d citing %d", w.Work.ID, w.Cited, w.Citing))
	}
	if want := "a cited 2 citing 0, b cited 1 citing 1, c cited 1 citing 2"; strings.Join(got, ", ") != want || h.Left != 2 {
		t.Errorf("%v, %d left; want %s", got, h.Left, want)
	}
	if len(h.Links) != 3 || h.Links[0].Edge != "b>a" || h.Links[2].Edge != "c>b" {
		t.Errorf("links %v", h.Links)
	}
}
