package search_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/search"
)

func TestWordsFoldWhatPeopleTypeDifferently(t *testing.T) {
	for _, same := range [][]string{
		{"Kim Jong-un", "kim jong un", "KIM  JONG‑UN"},
		{"Überfälle auf Łódź", "uberfalle auf lodz", "U\u0308berfa\u0308lle auf Lodz"},
		{"O'Hara & Sons", "OHara and sons", "o’hara and Sons"},
		{"Ｆｕｌｌ ﬁ", "full fi"},
		{"Straße Ægir Þór", "strasse aegir thor"},
		{"السَّلام", "السلام"},
		{"평양", "\u1111\u1167\u11bc\u110b\u1163\u11bc"},
		{"北京會議", "北 京 會 議"},
		{"Ivan ІВАН", "ivan івАн"},
	} {
		for _, s := range same[1:] {
			if !slices.Equal(search.Words(s), search.Words(same[0])) {
				t.Errorf("%q gives %q, %q gives %q", s, search.Words(s), same[0], search.Words(same[0]))
			}
		}
	}
	for _, nothing := range []string{"", " \n", "!?…", "’"} {
		if got := search.Words(nothing); len(got) > 0 {
			t.Errorf("%q gives %q", nothing, got)
		}
	}
	if slices.Equal(search.Words("taxi"), search.Words("tax69")) || slices.Equal(search.Words("é"), search.Words("xc3")) {
		t.Error("different words fold to the same")
	}
}

func TestAPrefixOfAWordIsAPrefixOfItsPlainForm(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		runes := rapid.SliceOfN(rapid.SampledFrom([]rune("abxyz019éßжяكت가나힣")), 1, 12).Draw(r, "word")
		word := string(runes)
		whole := search.Words(word)
		part := search.Words(string(runes[:rapid.IntRange(1, len(runes)).Draw(r, "cut")]))
		if len(whole) != 1 || len(part) != 1 || !strings.HasPrefix(whole[0], part[0]) {
			r.Fatalf("%q is no prefix of %q", part, whole)
		}
	})
}

func TestRankingPutsTheBetterNameFirst(t *testing.T) {
	names := []string{ // best first
		"Dock strike",
		"Dock strike of the year",
		"The great dock strike",
		"Dock strikebreakers",
		"Great docks and a dock striker",
	}
	var candidates []search.Candidate
	for i, name := range slices.Backward(names) {
		e := &graph.Event{ID: graph.NewID("event", name), Name: name}
		candidates = append(candidates, search.Candidate{ID: graph.ID(names[i]), Index: search.Index(e)})
	}
	candidates = append(candidates, search.Candidate{ID: "no", Index: search.Index(&graph.Event{Name: "Strike at the works"})})
	var got []string
	for _, r := range search.NewQuery("dock strike").Rank(candidates, 10) {
		got = append(got, string(r.ID))
	}
	if !slices.Equal(got, names) {
		t.Errorf("got %q, want %q", got, names)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"Kim Jong-un", "é\u0301\xff", "北京", "x" + strings.Repeat("é", 100), "ﷺ", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range search.Words(s) {
			if w == "" || len(w) > 250 {
				t.Errorf("a word of %d bytes", len(w))
			}
			for _, r := range w {
				if r > unicode.MaxASCII || (!unicode.IsLower(r) && !unicode.IsDigit(r)) {
					t.Errorf("%q in the word %q", r, w)
				}
			}
		}
		n := &graph.Event{ID: graph.NewID("event", s), Name: s}
		q := search.NewQuery(s)
		if _, ok := q.Score(search.Index(n)); !ok && len(q.Words) > 0 {
			t.Errorf("%q is not found by its own name", s)
		}
	})
}
