package document_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/document"
)

func TestLocateLeadsBackToTheFile(t *testing.T) {
	o := document.Origin{Segments: []document.Segment{
		{Text: 0, File: 10, FileLen: 5, Verbatim: true, Path: "/p[1]"},
		{Text: 5, File: 15, FileLen: 6, Path: "/p[1]"}, // "&mdash;" and the like
		{Text: 8, File: 21, FileLen: 4, Verbatim: true, Path: "/p[2]", Page: 2},
	}}
	for _, c := range []struct {
		name       string
		start, end int
		want       document.Span
		path       string
	}{
		{"inside a verbatim stretch", 1, 3, document.Span{Start: 11, End: 13}, "/p[1]"},
		{"inside a converted stretch the whole of it", 6, 7, document.Span{Start: 15, End: 21}, "/p[1]"},
		{"across both", 3, 10, document.Span{Start: 13, End: 23}, "/p[1]"},
		{"an empty span", 9, 9, document.Span{Start: 22, End: 22}, "/p[2]"},
		{"the end", 8, 12, document.Span{Start: 21, End: 25}, "/p[2]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, ok := o.Locate(document.Span{Start: c.start, End: c.end})
			if !ok || p.File != c.want || p.Path != c.path {
				t.Fatalf("got %+v %v, want %+v %s", p, ok, c.want, c.path)
			}
		})
	}
	if _, ok := (document.Origin{}).Locate(document.Span{}); ok {
		t.Fatal("an empty origin locates nothing")
	}
	if p, _ := document.Identity(9, 3).Locate(document.Span{Start: 2, End: 4}); p.File != (document.Span{Start: 5, End: 7}) {
		t.Fatalf("behind a byte order mark of three bytes: got %v", p.File)
	}
}

func TestBlockAtFindsTheBlockOfEveryByteAndNoneBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &document.Document{}
		owner := map[int]int{}
		at := 0
		for i := range rapid.IntRange(0, 12).Draw(t, "blocks") {
			at += rapid.IntRange(0, 3).Draw(t, "gap")
			n := rapid.IntRange(1, 5).Draw(t, "length")
			d.Blocks = append(d.Blocks, document.Block{Span: document.Span{Start: at, End: at + n}})
			for k := at; k < at+n; k++ {
				owner[k] = i
			}
			at += n
		}
		for k := -1; k <= at; k++ {
			want, ok := owner[k]
			if !ok {
				want = -1
			}
			if got := d.BlockAt(k); got != want {
				t.Fatalf("byte %d: block %d, want %d of %v", k, got, want, d.Blocks)
			}
		}
	})
}

func TestValidateNamesTheBreach(t *testing.T) {
	good := func() *document.Document {
		return &document.Document{Name: "a.md", Text: "äb cd", Origin: document.Identity(6, 0),
			Blocks: []document.Block{{Span: document.Span{Start: 0, End: 3}}, {Span: document.Span{Start: 4, End: 6}}}}
	}
	if err := good().Validate(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, want string
		spoil      func(d *document.Document)
	}{
		{"text that is no UTF-8", "UTF-8", func(d *document.Document) { d.Text = "\xff" }},
		{"a block inside a character", "block 0", func(d *document.Document) { d.Blocks[0].Start = 1 }},
		{"a block behind the text", "block 1", func(d *document.Document) { d.Blocks[1].End = 99 }},
		{"blocks that overlap", "overlaps", func(d *document.Document) { d.Blocks[1].Start = 2 }},
		{"no origin", "origin", func(d *document.Document) { d.Origin = document.Origin{} }},
		{"origin out of order", "origin", func(d *document.Document) {
			d.Origin.Segments = append(d.Origin.Segments, document.Segment{Text: 0})
		}},
		{"origin behind the text", "origin", func(d *document.Document) {
			d.Origin.Segments = append(d.Origin.Segments, document.Segment{Text: 50})
		}},
		{"a passage that is no slice", "passages", func(d *document.Document) {
			d.Layers.Passages = []document.Passage{{Span: document.Span{Start: 1, End: 3}}}
		}},
		{"a hole that is no slice", "passages", func(d *document.Document) {
			d.Layers.Passages = []document.Passage{{Span: document.Span{Start: 0, End: 3}, Holes: []document.Span{{Start: 0, End: 1}}}}
		}},
		{"a cell that is no slice", "tables", func(d *document.Document) {
			d.Layers.Tables = []document.Table{{Columns: []document.Cell{{Parts: []document.Span{{Start: 5, End: 4}}}}}}
		}},
		{"a candidate that does not exist", "candidate", func(d *document.Document) {
			d.Layers.Citations = []document.Citation{{Status: document.Resolved, Candidates: []document.Candidate{{Reference: 3}}}}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := good()
			c.spoil(d)
			err := d.Validate()
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "a.md") && c.want != "candidate" {
				t.Fatalf("got %v, want a breach of %q that names the file", err, c.want)
			}
		})
	}
}

func TestPartsAreThePassageWithoutItsHoles(t *testing.T) {
	p := document.Passage{Span: document.Span{Start: 2, End: 20}, Holes: []document.Span{{Start: 5, End: 8}, {Start: 8, End: 9}, {Start: 15, End: 20}}}
	want := []document.Span{{Start: 2, End: 5}, {Start: 9, End: 15}}
	got := p.Parts()
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Fatalf("got %v, want %v", got, want)
	}
}
