package lexicon_test

import (
	"errors"
	"strings"
	"testing"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/edtf"
)

const example = `pack: baltic-energy
title: Energy in the Baltic states
entries:
  - id: harbour-lng
    kind: policy
    type: programme
    name: Harbour LNG Programme
    aliases: [HLP]
    date: 2014-10-27/2024
  - id: energy-ministry
    kind: actor
    type: ministry
    name: Ministry of Energy and Mines
    ambiguous: [Ministry]
    part_of: lithuania
  - id: lithuania
    kind: actor
    type: state
    name: Lithuania
    metonyms: [Vilnius]
    member_of: [geo:EU]
  - id: leader
    kind: actor
    type: person
    name: Bae Dae-jung
  - id: cut
    kind: event
    name: 2023 cable cut
    patterns: ["severed * northern cable"]
    date: 2023-10-08
`

func merged(t *testing.T, text string) *lexicon.Lexicon {
	t.Helper()
	p, err := lexicon.Read("example.yaml", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Merge(p)
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func TestNamesAreFoundHoweverTheyAreWritten(t *testing.T) {
	lex := merged(t, example)
	for _, c := range []struct{ name, in, want string }{
		{"a hyphenated given name", "when Bae Dae-jung spoke", "Bae Dae-jung=lex:baltic-energy:leader"},
		{"in two words", "when Bae Dae Jung spoke", "Bae Dae Jung=lex:baltic-energy:leader"},
		{"in one word", "when Bae Daejung spoke", "Bae Daejung=lex:baltic-energy:leader"},
		{"with another hyphen", "when Bae Dae\u2010jung spoke", "Bae Dae\u2010jung=lex:baltic-energy:leader"},
		{"without the possessive", "Lithuania's ports", "Lithuania=geo:LT"},
		{"an abbreviation with dots", "the U.S. Navy", "U.S.=geo:US"},
		{"an abbreviation but not the pronoun", "let us see", ""},
		{"in capitals", "THE UNITED KINGDOM", "UNITED KINGDOM=geo:GB"},
		{"an alias", "the HLP failed", "HLP=lex:baltic-energy:harbour-lng"},
		{"a straight or a round apostrophe", "the People’s Republic of China", "People’s Republic of China=geo:CN"},
		{"without diacritics", "Cote d'Ivoire", "Cote d'Ivoire=geo:CI"},
		{"the longest name", "South Sudan and Sudan", "South Sudan=geo:SS Sudan=geo:SD"},
		{"not across a sentence", "in the South. Sudan agreed", "Sudan=geo:SD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tokens := lexicon.Tokenize(c.in)
			var got []string
			for _, h := range lex.Find(tokens) {
				got = append(got, c.in[tokens[h.First].Start:tokens[h.Last].End]+"="+lex.Thing(h.Names[0].Thing).Key)
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Fatalf("got %q, want %q", g, c.want)
			}
		})
	}
}

func TestAPackEntryForABuiltInThingKeepsItsKey(t *testing.T) {
	lex := merged(t, example)
	th, ok := lex.ByKey("geo:LT")
	if !ok || th.Lexicon != "baltic-energy:lithuania" {
		t.Fatalf("got %+v", th)
	}
	if len(th.MemberOf) != 1 || th.MemberOf[0] != "geo:EU" {
		t.Fatalf("member of %v", th.MemberOf)
	}
	if m, _ := lex.ByKey("lex:baltic-energy:energy-ministry"); m.PartOf != "geo:LT" {
		t.Fatalf("part of %q", m.PartOf)
	}
}

func TestAKnownEventOrInstrumentKeepsItsKeyInAPackAndTakesItsDate(t *testing.T) {
	lex := merged(t, `pack: crises
title: Crises
entries:
  - id: suez
    kind: event
    name: Suez Crisis
    date: 1956-07-26/1956-12-22
  - id: plan
    kind: policy
    name: Marshall Plan
    date: 1948-04-03
  - id: film
    kind: policy
    name: Watergate
`)
	for key, want := range map[string]string{"geo:E-SUEZCRISIS": "1956-07-26/1956-12-22", "geo:P-MARSHALLPLAN": "1948-04-03"} {
		if thing, ok := lex.ByKey(key); !ok || thing.Date != want || thing.Lexicon == "" {
			t.Errorf("%s: got %+v, want the pack's date %s", key, thing, want)
		}
	}
	if thing, _ := lex.ByKey("geo:E-WATERGATE"); thing.Lexicon != "" {
		t.Errorf("a policy of the name of an event became the event: %+v", thing)
	}
}

func TestPatternsReachOverSixWordsInASentence(t *testing.T) {
	lex := merged(t, example)
	for _, c := range []struct {
		in   string
		want int
	}{
		{"The anchor severed the old and rusty northern cable", 1},
		{"They severed ties. A northern cable was laid", 0},
		{"severed one two three four five six seven northern cable", 0},
	} {
		if got := len(lex.Descriptions(lexicon.Tokenize(c.in))); got != c.want {
			t.Errorf("%q: %d hits, want %d", c.in, got, c.want)
		}
	}
}

func TestWhatIsWrongInAPackIsNamedWithItsLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"unknown field", "pack: a\nentries:\n  - {id: x, kind: actor, name: X, colour: red}\n", `p.yaml:3: unknown field "colour"`},
		{"unknown field at the top", "pack: a\nentires: []\n", `p.yaml:2: unknown field "entires"`},
		{"no kind", "pack: a\nentries:\n  - {id: x, name: X}\n", `p.yaml:3: entry "x" has no kind`},
		{"bad kind", "pack: a\nentries:\n  - {id: x, kind: thing, name: X}\n", `unknown kind "thing"`},
		{"bad date", "pack: a\nentries:\n  - id: x\n    kind: event\n    name: X war\n    date: 12 May 2010\n", `p.yaml:6: date "12 May 2010"`},
		{"twice the same id", "pack: a\nentries:\n  - {id: x, kind: actor, name: X}\n  - {id: x, kind: actor, name: Y}\n", `p.yaml:4: id "x" stands twice, first in line 3`},
		{"a reference to nothing", "pack: a\nentries:\n  - {id: x, kind: actor, name: X, part_of: y}\n", `refers to "y", which is not in this pack`},
		{"a circle", "pack: a\nentries:\n  - {id: x, kind: event, name: X, part_of: y}\n  - {id: y, kind: event, name: Y, part_of: x}\n", `its part_of leads back to itself`},
		{"not YAML", "pack: [a\n", `p.yaml: this is not YAML`},
		{"empty", "", `p.yaml: the file is empty`},
		{"a list instead of a word", "pack: [a]\nentries: []\n", `p.yaml:1: pack is not one value`},
		{"field twice", "pack: a\npack: b\nentries: []\n", `stands twice`},
		{"a pattern of one word", "pack: a\nentries:\n  - {id: x, kind: event, name: X, patterns: [war]}\n", `pattern "war"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := lexicon.Read("p.yaml", strings.NewReader(c.in))
			var e *lexicon.Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if !strings.Contains(e.Error(), c.want) {
				t.Fatalf("got %q, want %q in it", e, c.want)
			}
		})
	}
}

func TestANameOfTwoEntriesIsAWarning(t *testing.T) {
	p, err := lexicon.Read("p.yaml", strings.NewReader("pack: a\nentries:\n  - {id: x, kind: actor, name: X One, aliases: [Front]}\n  - {id: y, kind: actor, name: Y Two, aliases: [Front]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Warnings) != 1 || p.Warnings[0].Line != 4 {
		t.Fatalf("warnings %v", p.Warnings)
	}
	lex, err := lexicon.Merge(p)
	if err != nil {
		t.Fatal(err)
	}
	if n := lex.Lookup("Front"); len(n) != 2 {
		t.Fatalf("Front means %v", n)
	}
}

func TestAReferenceToAPackThatIsNotLoadedIsAnError(t *testing.T) {
	p, err := lexicon.Read("p.yaml", strings.NewReader("pack: a\nentries:\n  - {id: x, kind: actor, name: X One, part_of: 'b:y'}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lexicon.Merge(p); err == nil || !strings.Contains(err.Error(), "p.yaml:3") {
		t.Fatalf("got %v", err)
	}
}

func TestEDTF(t *testing.T) {
	for _, good := range []string{"2019", "2018-04", "2018-04-27", "2022-21", "199X", "19XX", "2024~", "2018-04-27?", "2010-05/2010-11", "2022/..", "../1990", "1999/2002", "-0044", "2020-02-29", "2004-XX", "2004-05-XX"} {
		if err := edtf.Valid(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"", "19", "2018-13", "2018-02-30", "2018-4-2", "12 May 2018", "2019/2018", "../..", "2018-25", "20X8", "2018-04-27-01", "/"} {
		if edtf.Valid(bad) == nil {
			t.Errorf("%q is taken for a date", bad)
		}
	}
	if !edtf.Overlap("2018", "2018-04-27") || edtf.Overlap("2018", "2019-01") || !edtf.Overlap("", "2019") || !edtf.Within("2018-04-27", "2018-04") {
		t.Error("overlap")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(example)
	f.Add("pack: a\nentries:\n  - &x {id: x, kind: actor, name: *x}\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := lexicon.Read("f.yaml", strings.NewReader(text))
		if err != nil {
			return
		}
		if _, err := lexicon.Merge(p); err != nil {
			var e *lexicon.Error
			if !errors.As(err, &e) {
				t.Fatalf("merge: %v", err)
			}
		}
	})
}

func FuzzTokenize(f *testing.F) {
	f.Add("the U.S.'s “King’s” N'Djamena & 12/3 Dae-jung")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		last := 0
		for _, tok := range lexicon.Tokenize(text) {
			if tok.Start < last || tok.End <= tok.Start || tok.Next < tok.End || tok.Next > len(text) {
				t.Fatalf("token %+v after %d in %q", tok, last, text)
			}
			last = tok.Next
		}
	})
}

func BenchmarkFind(b *testing.B) {
	lex, err := lexicon.Merge()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("When the envoy left Berlin, the United Nations and the World Bank had asked Mali's rulers, and those of Chad, for an answer that never came. ", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		lex.Find(lexicon.Tokenize(text))
	}
}
