package formats_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kg/bibliography"
	"kg/bibliography/formats"
)

// words are what texts are made of: what each format would take for markup among them.
var words = []string{"River", "rivers", "of", "the", "Lowhaven", "NATO", "iRiver", "Étude", "naïve", "Żuraw", "항구", "河流", "50%", "A&B", "C#", "a_b", "$5", "{x}", "{", "}",
	`\`, `\emph`, "~", "^", `"quoted"`, "“so”", "it's", "‘in’", "''", "``", "a--b", "a-b", "–", "—", "<b>", "&amp;", "<", ">", "@book{a,", "ER", "TY", "1990", "and", "And", "others", ",", ";", "=", "#", "%", "...", "ﬁ", "ß", "İ", "e\u0301"}

func text(t *rapid.T, label string) string {
	return bibliography.Fold(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 5).Draw(t, label), " "))
}

// plain is a word that no format splits or reads as something else.
func plain(t *rapid.T, label string) string {
	return rapid.SampledFrom([]string{"", "12", "4a", "Spring", "S1", "B 7", "x_y%z", "Ode's"}).Draw(t, label)
}

func name(t *rapid.T) bibliography.Name {
	families := []string{"Dee", "Ode-Ruiz", "Ó Briain", "Łęcka", "김", "O'Hara", "de Gaulle", "St. John"}
	switch rapid.IntRange(0, 6).Draw(t, "form") {
	case 0:
		return bibliography.Name{Literal: rapid.SampledFrom([]string{"World Rivers Bank", "Ministry of Ports and Canals", "OECD", "A {Braced} Body", "the Guardians & Sons"}).Draw(t, "literal")}
	case 1:
		return bibliography.Name{Family: "Berg", Given: "Jan", Particle: "van der"}
	case 2:
		return bibliography.Name{Family: "Humboldt", Given: "Alexander", Dropping: "von"}
	case 3:
		return bibliography.Name{Family: "Quay", Given: "M. L.", Suffix: rapid.SampledFrom([]string{"Jr.", "III"}).Draw(t, "suffix")}
	}
	family := rapid.SampledFrom(families).Draw(t, "family")
	particle, family := bibliography.SplitParticle(family)
	return bibliography.Name{Particle: particle, Family: family, Given: rapid.SampledFrom([]string{"A.", "Ann-Marie", "갑식", "J. and K.", "Łucja B."}).Draw(t, "given")}
}

func date(t *rapid.T) bibliography.Date {
	y := rapid.IntRange(1500, 2030).Draw(t, "year")
	d := bibliography.OnYear(y)
	switch rapid.IntRange(0, 7).Draw(t, "date") {
	case 0:
		return bibliography.On(y, rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(0, 28).Draw(t, "day"))
	case 1:
		return bibliography.On(y, rapid.IntRange(21, 24).Draw(t, "season"), 0)
	case 2:
		d.To = bibliography.Day{Year: y + rapid.IntRange(1, 9).Draw(t, "later"), Known: true}
	case 3:
		d.From.Month, d.To = 3, bibliography.Day{Year: y, Month: 5, Known: true}
	case 4:
		d.Circa = true
	case 5:
		return bibliography.Date{Literal: rapid.SampledFrom([]string{"n.d.", "Meiji 12"}).Draw(t, "words")}
	case 6:
		d.Open = true
	}
	return d
}

// item draws an item in the form in which readers give them.
func item(t *rapid.T) *bibliography.Item {
	it := bibliography.New(rapid.SampledFrom(bibliography.Types()).Draw(t, "type"))
	it.Set(bibliography.Title, "Rivers "+text(t, "title"))
	for _, v := range rapid.SliceOfDistinct(rapid.SampledFrom(bibliography.TextVariables()), func(v bibliography.Variable) bibliography.Variable { return v }).Draw(t, "variables") {
		switch v {
		case bibliography.Title:
		case bibliography.DOI:
			it.Set(v, rapid.SampledFrom([]string{"10.1000/x_y", "10.1000/(a)b;c<d>"}).Draw(t, "doi"))
		case bibliography.URL:
			it.Set(v, rapid.SampledFrom([]string{"https://a.example/x_y?z=1&b=%20#c~d", "http://b.example/ä"}).Draw(t, "url"))
		case bibliography.ISSN:
			it.Set(v, "1234-567X")
		case bibliography.ISBN:
			it.Set(v, "978-3-16-148410-0")
		case bibliography.Page:
			it.Set(v, rapid.SampledFrom([]string{"12–34", "7", "A-5", "e12", "iv–x", "1–3, 7–9", "A-1–A-9"}).Draw(t, "pages"))
		case bibliography.Language:
			it.Set(v, rapid.SampledFrom([]string{"en", "de", "pt-BR", "in Korean", "xx"}).Draw(t, "language"))
		case bibliography.Status:
			it.Set(v, rapid.SampledFrom([]string{"in press", "forthcoming", "under review"}).Draw(t, "status"))
		case bibliography.Genre:
			it.Set(v, rapid.SampledFrom([]string{"PhD thesis", "Master's thesis", "Working paper", "Map & plan"}).Draw(t, "genre"))
		case bibliography.Eprint:
			it.Set(v, "2101.00001")
			it.Set(bibliography.EprintType, rapid.SampledFrom([]string{"arXiv", "HAL"}).Draw(t, "archive"))
		case bibliography.EprintType, bibliography.EprintClass:
			if it.Get(bibliography.Eprint) != "" && v == bibliography.EprintClass {
				it.Set(v, "cs.CL")
			}
		case bibliography.ContainerTitle, bibliography.CollectionTitle, bibliography.VolumeTitle, bibliography.Abstract, bibliography.Note, bibliography.Publisher:
			it.Set(v, text(t, string(v))+" x")
		default:
			it.Set(v, plain(t, string(v)))
		}
	}
	for _, v := range rapid.SliceOfDistinct(rapid.SampledFrom(bibliography.NameVariables()), func(v bibliography.Variable) bibliography.Variable { return v }).Draw(t, "roles") {
		for range rapid.IntRange(0, 3).Draw(t, "people") {
			it.AddNames(v, name(t))
		}
		if rapid.IntRange(0, 5).Draw(t, "etal") == 0 && len(it.Names[v]) > 0 {
			it.AddNames(v, bibliography.Name{EtAl: true})
		}
	}
	for _, v := range bibliography.DateVariables() {
		if rapid.Bool().Draw(t, string(v)) {
			it.SetDate(v, date(t))
		}
	}
	it.Settle()
	return it
}

func read(t testing.TB, f formats.Format, s string) *bibliography.Library {
	t.Helper()
	lib, err := f.Read(context.Background(), s, bibliography.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestWhatAFormatWritesItReadsBack(t *testing.T) {
	for _, f := range formats.All() {
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				var items, want []*bibliography.Item
				for range rapid.IntRange(1, 3).Draw(rt, "items") {
					it := item(rt)
					items = append(items, it)
					want = append(want, f.Express(it))
				}
				for i, key := range bibliography.Keys(items) {
					want[i].Key = key
				}
				var first, second bytes.Buffer
				if err := f.Write(&first, items); err != nil {
					rt.Fatal(err)
				}
				lib := read(t, f, first.String())
				if len(lib.Problems) > 0 {
					rt.Fatalf("%v\n%s", lib.Problems, first.String())
				}
				if diff := cmp.Diff(want, lib.Items(), cmpopts.EquateEmpty()); diff != "" {
					rt.Fatalf("-want +got\n%s\n%s", diff, first.String())
				}
				if err := f.Write(&second, items); err != nil || second.String() != first.String() {
					rt.Fatalf("the same items give another file (%v)\n%s\n%s", err, first.String(), second.String())
				}
			})
		})
	}
}
