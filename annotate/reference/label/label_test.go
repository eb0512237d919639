package label_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/annotate/reference/label"
)

func model(t testing.TB) *label.Model {
	m, err := label.Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheModelOfTheProgramIsReadAndWrittenAlike(t *testing.T) {
	m := model(t)
	again, err := label.Load(m.Save())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.Save(), again.Save()) {
		t.Error("what is written is not what is read")
	}
}

func TestFieldsAreFoundWithoutRules(t *testing.T) {
	const text = "Orwen, T. K., & Bassett, L. (2017). Tides of consent: How harbours vote. Journal of Coastal Politics, 12(3), 44-61."
	want := map[label.Field]string{label.Author: "Orwen, T. K., & Bassett, L.", label.Year: "(2017).", label.Title: "Tides of consent: How harbours vote.", label.Container: "Journal of Coastal Politics,", label.Volume: "12", label.Pages: "44-61."}
	got := map[label.Field]string{}
	for _, s := range model(t).Label(&label.Entry{Text: text}) {
		got[s.Field] = text[s.Start:s.End]
	}
	for f, v := range want {
		if got[f] != v {
			t.Errorf("%s is %q, want %q", f, got[f], v)
		}
	}
}

// check holds what is true of every labelling.
func check(t interface{ Fatalf(string, ...any) }, m *label.Model, e label.Entry) {
	spans := m.Label(&e)
	at := 0
	for _, s := range spans {
		if s.Start < at || s.End <= s.Start || s.End > len(e.Text) {
			t.Fatalf("span %v out of order in %q", s, e.Text)
		}
		at = s.End
		if !(s.Probability >= 0 && s.Probability <= 1+1e-9) {
			t.Fatalf("probability %v in %q", s.Probability, e.Text)
		}
		if c := m.Confidence(s.Field, s.Probability); !(c >= 0 && c <= 1) {
			t.Fatalf("confidence %v in %q", c, e.Text)
		}
	}
	if again := m.Label(&e); !slices.Equal(spans, again) {
		t.Fatalf("%q is labelled in two ways", e.Text)
	}
}

func TestSpansStandInOrder(t *testing.T) {
	m := model(t)
	word := rapid.SampledFrom([]string{"Orwen", ",", "T.", "(", "2017", ")", ".", "Tides", "of", "In", "pp.", "12", "–", "\"", "«", "Moor House", ":", "vol.", " ", "  ", "李", "e", "et al.", "&", "\x80"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 60).Draw(t, "words"), rapid.SampledFrom([]string{"", " "}).Draw(t, "blank"))
		check(t, m, label.Entry{Text: text})
	})
}

func FuzzLabel(f *testing.F) {
	f.Add("Orwen, T. (2017). Tides. Coastal Politics, 12(3), 44–61. https://x.example", 66, 80)
	f.Add("[J]. 王明, 2019", 0, 3)
	m := model(f)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		e := label.Entry{Text: text}
		if 0 <= from && from < to && to <= len(text) {
			e.Links = []label.Stretch{{Start: from, End: to}}
			e.Emphasis = e.Links
			e.Hints = []label.Hint{{Stretch: e.Links[0], Field: label.Title}}
		}
		check(t, m, e)
	})
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte("kg-label-1\n\x02\x05\x07"))
	f.Fuzz(func(t *testing.T, file []byte) {
		m, err := label.Load(file)
		if (m == nil) == (err == nil) {
			t.Fatalf("a model %v and an error %v", m != nil, err)
		}
	})
}

func TestABrokenFileIsNoModel(t *testing.T) {
	file := model(t).Save()
	for _, n := range []int{0, 5, 40, len(file) / 2, len(file) - 1} {
		if _, err := label.Load(file[:n]); err == nil {
			t.Errorf("the first %d bytes are taken for a model", n)
		}
	}
}

func BenchmarkLabel(b *testing.B) {
	m := model(b)
	e := label.Entry{Text: "Orwen, T. K., & Bassett, L. (2017). Tides of consent: How harbours vote. Journal of Coastal Politics, 12(3), 44-61."}
	for b.Loop() {
		m.Label(&e)
	}
}

func BenchmarkLoad(b *testing.B) {
	m, err := label.Default()
	if err != nil {
		b.Fatal(err)
	}
	file := m.Save()
	for b.Loop() {
		if _, err := label.Load(file); err != nil {
			b.Fatal(err)
		}
	}
}
