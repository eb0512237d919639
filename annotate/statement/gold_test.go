package statement_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"kg/annotate/sentence"
	"kg/annotate/table"
	"kg/document"
	"kg/loaders"
)

// goldFile is one annotated document; offsets are code points of the file.
type goldFile struct {
	Document struct {
		File string
		Kind string
	}
	References []struct {
		Key        string
		Start, End int
		Authors    []struct{ Family, Literal string }
	}
	Citations []struct {
		Start, End int
		Kind       string
		Cites      []string
		Status     string
		Anchor     struct{ Start, End int }
	}
	Entities []struct {
		ID, Type, Subtype, Name, Date string
		Aliases                       []string
		Mentions                      []struct{ Start, End int }
	}
	Explains []struct {
		Reference, Target, Relation string
		Optional                    bool
		Start, End                  int
	}
	Relations []struct {
		Type, From, To  string
		Start, End      int
		Negated, Hedged bool
	}
}

// shared is the folder of measuring data, found beside the repository or by KG_SHARED.
func shared(tb testing.TB, parts ...string) string {
	tb.Helper()
	root := os.Getenv("KG_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		if err != nil {
			tb.Fatal(err)
		}
		for ; root == "" && filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
			if st, err := os.Stat(filepath.Join(dir, "shared", "gold")); err == nil && st.IsDir() {
				root = filepath.Join(dir, "shared")
			}
		}
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); root == "" || err != nil {
		if os.Getenv("CI") == "true" {
			tb.Fatalf("the measuring data %v is missing; set KG_SHARED", parts)
		}
		tb.Skipf("the measuring data %v is not here; set KG_SHARED to measure", parts)
	}
	return path
}

// load reads a file into a document with its passages and tables.
func load(tb testing.TB, path string) (*document.Document, []byte) {
	tb.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return loadBytes(tb, filepath.Base(path), raw), raw
}

func loadBytes(tb testing.TB, name string, raw []byte) *document.Document {
	tb.Helper()
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: raw}, loaders.Limits{})
	if err != nil {
		tb.Fatal(err)
	}
	for _, a := range []interface {
		Annotate(context.Context, *document.Document) error
	}{sentence.New(), table.New()} {
		if err := a.Annotate(context.Background(), d); err != nil {
			tb.Fatal(err)
		}
	}
	return d
}

// goldCase is a document with gold layers, and the gold itself in the document's offsets.
type goldCase struct {
	name string
	doc  *document.Document
	gold goldFile
	at   func(start, end int) document.Span // code points of the file to bytes of the text
}

func goldCases(tb testing.TB) []goldCase {
	tb.Helper()
	return goldCasesIn(tb, shared(tb, "gold", "corpus"))
}

// goldCasesIn are the annotated documents of a folder with docs and gold.
func goldCasesIn(tb testing.TB, dir string) []goldCase {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no gold documents: %v", err)
	}
	sort.Strings(files)
	var out []goldCase
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		var g goldFile
		if err := json.Unmarshal(raw, &g); err != nil {
			tb.Fatalf("%s: %v", f, err)
		}
		doc, file := load(tb, filepath.Join(dir, "docs", g.Document.File))
		out = append(out, goldCase{strings.TrimSuffix(filepath.Base(f), ".json"), doc, g, mapper(doc, file)})
	}
	return out
}

// mapper leads code points of the file to bytes of the text.
func mapper(d *document.Document, raw []byte) func(int, int) document.Span {
	bytesAt := make([]int, 0, len(raw)+1)
	for i := 0; i < len(raw); {
		bytesAt = append(bytesAt, i)
		_, n := utf8.DecodeRune(raw[i:])
		i += n
	}
	bytesAt = append(bytesAt, len(raw))
	segs := d.Origin.Segments
	textAt := func(file int) int {
		best := -1
		for i, s := range segs {
			end := len(d.Text)
			if i+1 < len(segs) {
				end = segs[i+1].Text
			}
			length := s.FileLen
			if s.Verbatim {
				length = end - s.Text
			}
			if file >= s.File && file < s.File+length {
				if s.Verbatim {
					return s.Text + file - s.File
				}
				best = s.Text
			}
		}
		return best
	}
	return func(start, end int) document.Span {
		a := textAt(bytesAt[start])
		b := textAt(bytesAt[end]-1) + 1
		if a < 0 || b < a {
			// markup at the ends: step inwards
			for s := start; s < end && a < 0; s++ {
				a = textAt(bytesAt[s])
			}
			for e := end - 1; e > start && b <= a; e-- {
				b = textAt(bytesAt[e]) + 1
			}
			if a < 0 || b <= a {
				return document.Span{}
			}
		}
		for b < len(d.Text) && !utf8.RuneStart(d.Text[b]) {
			b++
		}
		return document.Span{Start: a, End: b}
	}
}

// setGold fills the layers that other annotators make from the gold.
func (c goldCase) setGold(tb testing.TB) {
	tb.Helper()
	l := &c.doc.Layers
	byKey := map[string]int{}
	for _, g := range c.gold.References {
		byKey[g.Key] = len(l.References)
		ref := document.Reference{Span: c.at(g.Start, g.End), Key: g.Key}
		for _, a := range g.Authors {
			ref.Authors = append(ref.Authors, document.Person{Family: a.Family})
		}
		l.References = append(l.References, ref)
	}
	kinds := map[string]document.CitationKind{
		"parenthetical": document.Parenthetical, "narrative": document.Narrative, "narrative_possessive": document.Possessive,
		"secondary": document.Secondary, "numeric": document.Numeric,
	}
	for i, g := range c.gold.Citations {
		span := c.at(g.Start, g.End)
		cit := document.Citation{Span: span, Kind: kinds[g.Kind], Status: document.CitationStatus(g.Status), Via: -1, Passage: -1}
		cit.Group = groupOf(c.doc.Text, span)
		before := strings.TrimRight(c.doc.Text[max(0, span.Start-5):span.Start], " ")
		for _, signal := range []string{"see", "cf."} {
			if strings.HasSuffix(before, signal) {
				cit.Signal = signal
			}
		}
		cit.Anchor = cit.Group
		if g.Anchor.End > 0 {
			cit.Anchor = c.at(g.Anchor.Start, g.Anchor.End) // of a note: its mark in the text
		}
		for _, k := range g.Cites {
			cit.Candidates = append(cit.Candidates, document.Candidate{Reference: byKey[k], Score: 1})
		}
		if cit.Kind == document.Secondary {
			cit.Via = i + 1
		}
		l.Citations = append(l.Citations, cit)
	}
	for _, g := range c.gold.Entities {
		e := document.Entity{Kind: document.EntityKind(g.Type), Name: g.Name, Key: g.ID, Aliases: g.Aliases, Date: g.Date}
		if e.Kind == document.Actor {
			e.Type = g.Subtype
		}
		for _, m := range g.Mentions {
			if span := c.at(m.Start, m.End); !span.Empty() {
				e.Mentions = append(e.Mentions, document.Mention{Span: span, Passage: -1, Rule: "gold", Confidence: 1})
			}
		}
		sort.Slice(e.Mentions, func(i, j int) bool { return e.Mentions[i].Start < e.Mentions[j].Start })
		l.Entities = append(l.Entities, e)
	}
}

// groupOf is the parenthesis around a span, with the span itself.
func groupOf(text string, s document.Span) document.Span {
	depth, start := 0, -1
	for i := s.Start - 1; i >= 0 && i > s.Start-600; i-- {
		switch text[i] {
		case ')':
			depth++
		case '(':
			depth--
		}
		if depth < 0 {
			start = i
			break
		}
		if text[i] == '\n' && i > 0 && text[i-1] == '\n' {
			break
		}
	}
	if start < 0 {
		return s
	}
	depth = 0
	for i := start; i < len(text) && i < start+800; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return document.Span{Start: min(start, s.Start), End: max(i+1, s.End)}
		}
	}
	return s
}
