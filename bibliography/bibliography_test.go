package bibliography_test

import (
	"testing"

	"kg/bibliography"
)

func TestDatesAreReadAtThePrecisionTheyHave(t *testing.T) {
	day := func(y, m, d int) bibliography.Day { return bibliography.Day{Year: y, Month: m, Day: d, Known: true} }
	for _, c := range []struct {
		in   string
		want bibliography.Date
	}{
		{"2019", bibliography.OnYear(2019)}, {"2019-05", bibliography.On(2019, 5, 0)}, {"2019-05-03", bibliography.On(2019, 5, 3)}, {"2019-05-03T10:00:00Z", bibliography.On(2019, 5, 3)},
		{"2019-21", bibliography.On(2019, 21, 0)}, {"1850~", bibliography.Date{From: day(1850, 0, 0), Circa: true}}, {"1850?", bibliography.Date{From: day(1850, 0, 0), Circa: true}},
		{"2011-05/2011-07", bibliography.Date{From: day(2011, 5, 0), To: day(2011, 7, 0)}}, {"2011/", bibliography.Date{From: day(2011, 0, 0), Open: true}}, {"2011/..", bibliography.Date{From: day(2011, 0, 0), Open: true}},
		{"-0043", bibliography.Date{From: day(-43, 0, 0)}}, {"0000", bibliography.Date{From: day(0, 0, 0)}},
	} {
		if got, ok := bibliography.ParseEDTF(c.in); !ok || got != c.want {
			t.Errorf("%s: %+v %v", c.in, got, ok)
		}
	}
	for _, in := range []string{"", "19", "199X", "2019-13", "2019-05-32", "2019-00", "May 2019", "2019-5-3-1", "20190503", "2019-22-01"} {
		if got, ok := bibliography.ParseEDTF(in); ok {
			t.Errorf("%q is no date that is known, got %+v", in, got)
		}
	}
	for in, want := range map[string]bibliography.Date{
		"2020": bibliography.OnYear(2020), "[1998]": bibliography.OnYear(1998), "c. 1850": {From: day(1850, 0, 0), Circa: true}, "ca. 1850": {From: day(1850, 0, 0), Circa: true},
		"1998--1999": {From: day(1998, 0, 0), To: day(1999, 0, 0)}, "1998/99": {From: day(1998, 0, 0), To: day(1999, 0, 0)}, "2001-": {From: day(2001, 0, 0), Open: true},
		"in press": {Literal: "in press"}, "1999-1998": {Literal: "1999-1998"}, "no date": {Literal: "no date"}, "": {},
	} {
		if got := bibliography.ParseYear(in); got != want {
			t.Errorf("%q: %+v", in, got)
		}
	}
}

func TestADateIsWrittenAsItIsRead(t *testing.T) {
	for _, s := range []string{"2019", "2019-05", "2019-05-03", "2019-21", "1850~", "2011-05/2011-07", "2011/..", "-0043", "0000", "1850~/1860~"} {
		d, ok := bibliography.ParseEDTF(s)
		if !ok || d.EDTF() != s {
			t.Errorf("%s is written %s", s, d.EDTF())
		}
	}
	for want, d := range map[string]bibliography.Date{"2018–2019": {From: bibliography.Day{Year: 2018, Known: true}, To: bibliography.Day{Year: 2019, Known: true}},
		"44 BC": {From: bibliography.Day{Year: -43, Known: true}}, "n.d.": {Literal: "n.d."}, "": {}} {
		if got := d.YearText(); got != want {
			t.Errorf("%+v: %s", d, got)
		}
	}
}

func TestPagesAreRangesWhereBothEndsAreNumbers(t *testing.T) {
	for in, want := range map[string]string{"12-34": "12–34", "12--34": "12–34", "12 – 34": "12–34", "A-5": "A-5", "A-5--A-9": "A-5–A-9", "iv-x": "iv–x", "C-5": "C-5", "e12": "e12",
		"1-3, 7-9": "1–3, 7–9", "S12-S15": "S12–S15", "12": "12", "1-2-3": "1-2-3", "12-": "12-"} {
		if got := bibliography.Pages(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
		if got := bibliography.Pages(want); got != want {
			t.Errorf("%q is changed once more, to %q", want, got)
		}
	}
}

func TestNamesWithTheFamilyFirst(t *testing.T) {
	for in, want := range map[string]bibliography.Name{
		"Dee, Ann C.": {Family: "Dee", Given: "Ann C."}, "van der Berg, Jan": {Family: "Berg", Given: "Jan", Particle: "van der"}, "Humboldt, Alexander von": {Family: "Humboldt", Given: "Alexander", Dropping: "von"},
		"Quay, M. L., Jr.": {Family: "Quay", Given: "M. L.", Suffix: "Jr."}, "Quay Jr., M. L.": {Family: "Quay", Given: "M. L.", Suffix: "Jr."}, "World Rivers Bank": {Literal: "World Rivers Bank"},
		"World Rivers Bank,": {Literal: "World Rivers Bank"}, "et al.": {EtAl: true}, "김, 갑식": {Family: "김", Given: "갑식"}, "": {},
	} {
		if got := bibliography.ParseInverted(in); got != want {
			t.Errorf("%q: %+v", in, got)
		}
	}
}

func TestKeysAreMadeOfNameYearAndWordAndDiffer(t *testing.T) {
	item := func(key, family, title string, year int) *bibliography.Item {
		it := bibliography.New(bibliography.Book)
		it.Key = key
		it.AddNames(bibliography.Author, bibliography.Name{Family: family, Given: "A."})
		it.Set(bibliography.Title, title)
		it.SetDate(bibliography.Issued, bibliography.OnYear(year))
		return it
	}
	press := bibliography.New(bibliography.Book)
	press.AddNames(bibliography.Author, bibliography.Name{Literal: "The World Bank"})
	press.Set(bibliography.Title, "On the Rivers")
	press.Set(bibliography.Status, "in press")
	items := []*bibliography.Item{
		item("", "Łęcka", "The étude of tides", 2019), item("", "Łęcka", "Étude, again", 2019), item("own:key", "Dee", "X", 1), item("own:key", "Dee", "Mud", 2000),
		item("two words", "van der Berg", "Why is it so?", 2001), press, bibliography.New(bibliography.Book), item("", "김", "항구의 밤", 2024), item("LECKA2019ETUDE", "X", "Y", 1),
	}
	want := []string{"lecka2019etude", "lecka2019etudea", "own:key", "dee2000mud", "vanderberg2001", "worldinpressrivers", "item", "김2024항구의", "LECKA2019ETUDE"}
	want[0], want[1] = "lecka2019etudea", "lecka2019etudeb" // the last item has the first one's key already, capitals aside
	for i, got := range bibliography.Keys(items) {
		if got != want[i] {
			t.Errorf("item %d: %s, want %s", i, got, want[i])
		}
	}
}

func TestOneWorkHasOneIdentity(t *testing.T) {
	item := func(doi, title, volume string) *bibliography.Item {
		it := bibliography.New(bibliography.ArticleJournal)
		it.Set(bibliography.DOI, doi)
		it.Set(bibliography.Title, title)
		it.Set(bibliography.Volume, volume)
		it.SetDate(bibliography.Issued, bibliography.OnYear(2019))
		return it
	}
	same := func(a, b *bibliography.Item) bool {
		return bibliography.Identity(a) != "" && bibliography.Identity(a) == bibliography.Identity(b)
	}
	if !same(item("10.1000/A", "One", ""), item("10.1000/a", "Another", "")) || !same(item("", "Tides: A tale", "2"), item("", "Tides – a Tale", "2")) {
		t.Error("the same work twice")
	}
	if same(item("", "Tides", "2"), item("", "Tides", "3")) || same(item("", "", "2"), item("", "", "2")) || same(item("10.1000/a", "Tides", ""), item("10.1000/b", "Tides", "")) {
		t.Error("two works are one")
	}
}
