package reference_test

import (
	"strings"
	"testing"

	"kg/annotate/reference"
	"kg/annotate/reference/label"
)

// marked is a labeller that finds what a test marks: "{title Tides}, {year 2004}".
type marked []label.Span

func (m marked) Label(*label.Entry) []label.Span { return m }

func (m marked) Confidence(_ label.Field, p float64) float64 { return p }

// unmark takes the marks out of a text and gives the spans they stood for.
func unmark(t *testing.T, s string) (string, marked) {
	var text strings.Builder
	var spans marked
	for {
		head, rest, ok := strings.Cut(s, "{")
		text.WriteString(head)
		if !ok {
			return text.String(), spans
		}
		in, after, ok := strings.Cut(rest, "}")
		name, value, named := strings.Cut(in, " ")
		if !ok || !named {
			t.Fatalf("a mark that does not close in %q", s)
		}
		field := label.Other
		for f := label.Author; f < label.DOI; f++ {
			if f.String() == name {
				field = f
			}
		}
		if field == label.Other {
			t.Fatalf("no field %q", name)
		}
		at := text.Len()
		text.WriteString(value)
		spans = append(spans, label.Span{Stretch: label.Stretch{Start: at, End: text.Len()}, Field: field, Probability: 0.9})
		s = after
	}
}

// What the labeller marks at the ends of the fields is mended by what bibliographies print there.
func TestTheEndsOfLabelledFieldsAreMended(t *testing.T) {
	for _, c := range []struct{ name, entry, want string }{
		{"a second title behind an editor is the book",
			"{author Orwen, T., }{year 2004. }{title Winds, }in: {editor Pell, R.} (Ed.), {title Tides and Towns. }{publisher Moor House, }{place London, }{pages pp. 4-9.}",
			"container: Tides and Towns"},
		{"a title goes on in a small letter",
			"{author Orwen, T. }{year (2004). }{title Tides, }{container winds and the habits of ferries. }{publisher Moor House.}",
			"title: Tides, winds and the habits of ferries"},
		{"a report's number is no part of its title",
			"{author Orwen, T. }{year (2004). }{title Slow water on the quays (HQ-K/27-70). }{publisher Moor House.}",
			"title: Slow water on the quays"},
		{"what a work is about is",
			"{author Orwen, T. }{year (2021). }{title Harbours in the plague: COVID-19. }{publisher Moor House.}",
			"title: Harbours in the plague: COVID-19"},
		{"so is the name of a statistic",
			"{author Orwen, T. }{year (2021). }{title Forecasting Tides. Analysis of Time Series. }{publisher Moor House.}",
			"title: Forecasting Tides. Analysis of Time Series"},
		{"a year may be a title",
			"{author Orwen, T. }{year (1949). }{title 1984. }{publisher Moor House.}",
			"title: 1984"},
		{"a report's series is no part of its title",
			"{author Orwen, T. }{year (2004). }{title Slow water on the quays. Trends in Harbour Studies Series. }{publisher Moor House.}",
			"title: Slow water on the quays"},
		{"nor a word for a number without the number",
			"{author Orwen, T. }{year (2004). }{title Slow water on the quays, Halden Monograph No} 3. {publisher Moor House.}",
			"title: Slow water on the quays, Halden Monograph"},
		{"nor the pages it has",
			"{author Orwen, T., }{year 2004: }{title Slow water on the quays. pp. xii + 200. }{publisher Moor House.}",
			"title: Slow water on the quays"},
		{"a bracket with place and house is no part of it",
			"{author Orwen, T. }{year 1993, }{title Slow water on the quays (London: Moor House), xii}",
			"publisher: Moor House"},
		{"proceedings are no part of it",
			"{author T. Orwen, }{title Slow water, Proceedings of the Quay Workshop, }{year 1994.}",
			"container: Proceedings of the Quay Workshop"},
		{"years in brackets are",
			"{author Orwen, T. }{year (2020). }{title Quay survey data} (2009-2019).",
			"title: Quay survey data (2009-2019)"},
		{"a body before the title is the author",
			"{title Centre for Tides and Currents. Annual report on harbours. }{publisher Moor House, }{year 1966.}",
			"authors: {Centre for Tides and Currents}"},
		{"a report of a body is no body",
			"{title Report of the Council of Ministers. What it leaves out. }{publisher Moor House, }{year 1966.}",
			"title: Report of the Council of Ministers. What it leaves out"},
		{"what stands in the authors' place and is nobody's name is the title",
			"{author Quay winds over the harbour. }{year (1996, September). }{container Harbour Magazine, }{volume 44, }{pages 8.}",
			"title: Quay winds over the harbour"},
		{"a list of names with initials ends before words without",
			"{author T. Orwen, R. Pell, Tides, }{title Winds and Shrieks: a history, }{publisher Moor House }{year (1995).}",
			"title: Tides, Winds and Shrieks: a history"},
		{"a name before quotation marks is no part of the title",
			`{author Ada Orwen, }{title Rolf Pell, "Slow water on the quays", }{container Harbour Review, }{volume 3, }{year 2012}`,
			"title: Slow water on the quays"},
		{"the only name of an entry is its title",
			"{container Proceedings of the Fourth Quay Workshop, }{year 2003}",
			"title: Proceedings of the Fourth Quay Workshop"},
		{"the name of a book with a house is its title",
			"{author Ada Orwen, }{container Slow Water }(London: {publisher Moor House, }{year 1998), }{pages p. 20.}",
			"title: Slow Water"},
		{"the town of a meeting is no part of its name",
			"{author Orwen, T. }{year (1983). }{title Slow water. }In {container Proceedings of the Eighth Quay Conference, Hamburg. }{pages pages 50-52.}",
			"container: Proceedings of the Eighth Quay Conference"},
		{"nor is the series of its proceedings",
			`{author T. Orwen, }{title "Slow water", }{container Proceedings of the Third Quay Workshop, Lecture Notes in Computer Science }392, {publisher Moor House, }{year 1989, }{pages pp. 2-9.}`,
			"container: Proceedings of the Third Quay Workshop"},
		{"its short year is",
			"{author Ada Orwen. }{title Slow water on the quays. }In {container Proceedings Harbour }'91, {year November 1991.}",
			"container: Proceedings Harbour '91"},
		{"two family names behind In are editors",
			"{author Orwen, Ada. }{title Slow water. }In {container Pell and Quill, }{pages 19-23.}",
			"container: "},
		{"a number between the journal and the pages is the volume",
			"{author Orwen, T. }{year (1992). }{title Slow water. }{container Proc. Quay Society, }1808, {pages 259-273.}",
			"volume: 1808"},
		{"one behind the volume where the year is known is the page",
			"{author T. Orwen, }{container Quay Lett. }{year 2010, }{volume 10, }1979.",
			"pages: 1979"},
		{"a month and a year in the issue are the year",
			"{author Orwen, T.: }{title Slow water, }in: {container Quay Notes }{volume 1 }{issue (2), 09/1988, }{pages pp. 97-104.}",
			"year: 1988"},
		{"the first of the years in which a work came out is its year",
			"{author Orwen, T. }{title Slow water in five volumes. }{publisher Moor House: }{place London, }{year 1984-1986.}",
			"year: 1984"},
		{"who translated a book does not contain it",
			"{author Orwen, T. }{year (1982). }{title L'eau lente. }{container Traduction de Ada Pell. }{place Paris : }{publisher Moor.}",
			"container: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, spans := unmark(t, c.entry)
			got := describe(reference.With(spans).Parse(text))
			name, value, _ := strings.Cut(c.want, ": ")
			if value == "" && strings.Contains("\n"+got, "\n"+name+": ") || value != "" && !strings.Contains("\n"+got, "\n"+c.want+"\n") {
				t.Errorf("%s\nshould give %q but gives\n%s", text, c.want, got)
			}
		})
	}
}

// Initials that spell another word's abbreviation are initials.
func TestInitialsAreNotTakenForOthers(t *testing.T) {
	r := reference.New().Parse("Orwen D., Pell E.A., Quill A., 2013. Slow water on the quays. Harbour Review 17, 1–7.")
	if n := len(r.Authors); n != 3 || r.Authors[1].Given != "E.A." {
		t.Errorf("authors are %v", r.Authors)
	}
}
