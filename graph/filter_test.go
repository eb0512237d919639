package graph_test

import (
	"testing"

	"pgregory.net/rapid"

	"kg/graph"
)

func TestARangeOfDatesKeepsWhatMayOrSurelyLiesInIt(t *testing.T) {
	spring := graph.DateRange{From: "2014-03", To: "2014-05-15"}
	for date, want := range map[string]struct{ may, surely bool }{
		"2014-03-01":            {true, true},
		"2014-05-15":            {true, true},
		"2014-05-16":            {false, false},
		"2014-02-28":            {false, false},
		"2014-04":               {true, true},
		"2014-05":               {true, false}, // its second half lies outside
		"2014":                  {true, false},
		"2014-21":               {true, false}, // spring is March to May
		"201X":                  {true, false},
		"2014-04~":              {true, false}, // approximate is never sure
		"2014-04-01?":           {true, false},
		"2014-03-10/2014-04-10": {true, true},
		"2013/2014-03-01":       {true, false},
		"2014-05/..":            {true, false},
		"2014-06/..":            {false, false},
		"../2014-02":            {false, false},
		"../2014-04":            {true, false},
		"":                      {false, false},
		"forthcoming":           {false, false},
	} {
		for _, surely := range []bool{false, true} {
			r := spring
			r.Surely = surely
			if got := r.Keeps(date); got != (want.may && !surely || want.surely && surely) {
				t.Errorf("%q, surely %v: %v", date, surely, got)
			}
			_, _, _, known := graph.DateBounds(date)
			if r.Unknown = true; !known && !r.Keeps(date) {
				t.Errorf("%q is not kept where the unknown is asked for", date)
			}
		}
		if !(graph.DateRange{}).Keeps(date) {
			t.Errorf("%q is not kept by the range of all", date)
		}
	}
}

// What surely lies in a range may lie in it, and a wider range keeps what a narrower one keeps.
func TestWiderRangesKeepMore(t *testing.T) {
	dates := rapid.SampledFrom([]string{"", "2010", "2011-02", "2011-02-03", "2012~", "201X", "2010/2012", "2011/..", "../2011", "2011-23", "n.d."})
	ends := []string{"2009", "2010-06", "2011-02", "2011-03", "2012", "2013"}
	rapid.Check(t, func(r *rapid.T) {
		date, i := dates.Draw(r, "date"), rapid.IntRange(1, len(ends)-2).Draw(r, "from")
		j := rapid.IntRange(i, len(ends)-2).Draw(r, "to")
		narrow := graph.DateRange{From: ends[i], To: ends[j], Unknown: rapid.Bool().Draw(r, "unknown")}
		wide := graph.DateRange{From: ends[i-1], To: ends[j+1], Unknown: narrow.Unknown}
		sure := narrow
		sure.Surely = true
		if narrow.Keeps(date) && !wide.Keeps(date) {
			r.Errorf("%+v keeps %q, %+v does not", narrow, date, wide)
		}
		if sure.Keeps(date) && !narrow.Keeps(date) {
			r.Errorf("%q lies surely in %+v, and may not lie in it", date, narrow)
		}
		if wide.Surely = true; sure.Keeps(date) && !wide.Keeps(date) {
			r.Errorf("%q lies surely in %+v, and not in %+v", date, sure, wide)
		}
	})
}

func TestTheDateOfAWorkIsItsYearWhereNoneIsKnown(t *testing.T) {
	for _, c := range []struct {
		work graph.Work
		want string
	}{
		{graph.Work{Year: "2014"}, "2014"},
		{graph.Work{Year: "2014", Date: "2013-12"}, "2013-12"},
		{graph.Work{Year: "n.d."}, ""},
		{graph.Work{Year: "forthcoming"}, ""},
		{graph.Work{}, ""},
	} {
		if got := graph.DateOf(&c.work); got != c.want {
			t.Errorf("%+v: %q, want %q", c.work, got, c.want)
		}
	}
}
