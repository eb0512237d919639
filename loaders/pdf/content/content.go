// Package content runs the content streams of a PDF's pages as far as they show text: it gives every glyph
// with its character, its place on the page, its size and its font, and the ruled lines and pictures between them.
package content

import (
	"math"

	"kg/loaders/pdf/font"
	"kg/loaders/pdf/object"
)

// Glyph is one shown character, in points from the top left corner of the upright page, y growing downwards.
type Glyph struct {
	Text  string // one character as a rule, several for a ligature, " " for a blank
	X, Y  float64
	Width float64 // how far it advances
	Size  float64 // the height of the type
	Font  *font.Font
	// Turn is how it runs: 0 from left to right, 1 upwards, 2 upside down, 3 downwards; -1 askew.
	Turn int
	// Artifact tells that the file tags it as no part of the text: running heads, page numbers.
	Artifact bool
	// Stream is the index in Page.Streams of the content stream that shows it.
	Stream int
}

// Rule is a thin horizontal line.
type Rule struct{ X0, X1, Y float64 }

// Range is a stretch of bytes of the file.
type Range struct{ Start, Length int }

// Page is what one page shows.
type Page struct {
	Width, Height float64
	Glyphs        []Glyph
	Rules         []Rule
	Pictures      int
	Streams       []Range
}

// Limits of a page's making: how deep forms may stand in each other, how many states may be saved, and how many
// glyphs and lines a page may show.
const (
	maxForms  = 12
	maxSaved  = 256
	maxGlyphs = 200_000
	maxRules  = 2_000
)

// Reader reads the pages of one file; fonts are read once.
type Reader struct {
	File  *object.File
	fonts map[int]*font.Font // by object number
	forms map[int][]byte
}

// NewReader reads the pages of f.
func NewReader(f *object.File) *Reader {
	return &Reader{File: f, fonts: map[int]*font.Font{}, forms: map[int][]byte{}}
}

// matrix is [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f.
type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

type state struct {
	ctm                                   matrix
	font                                  *font.Font
	size, char, word, stretch, lead, rise float64
	mode                                  int
}

// Page runs the content of a page whose inherited attributes are filled in. What is broken ends early; only the
// end of the context and the limits are errors.
func (r *Reader) Page(d object.Dict) (*Page, error) {
	p := &Page{}
	m := r.frame(d, p)
	run := &runner{r: r, page: p, state: state{ctm: m, stretch: 1}, resources: r.File.Dict(d["Resources"])}
	var data []byte
	contents := r.File.Array(d["Contents"])
	if contents == nil {
		contents = object.Array{d["Contents"]}
	}
	if len(contents) > 4096 {
		contents = contents[:4096]
	}
	var bounds []int
	for _, c := range contents {
		s := r.File.Stream(c)
		if s == nil {
			continue
		}
		part, _ := r.File.Data(s)
		data = append(append(data, part...), '\n')
		p.Streams, bounds = append(p.Streams, Range{s.Start, s.Length}), append(bounds, len(data))
	}
	run.bounds = bounds
	run.run(data)
	return p, r.File.Err()
}

// frame gives the page's size and the matrix that turns it upright with y growing downwards.
func (r *Reader) frame(d object.Dict, p *Page) matrix {
	box := [4]float64{0, 0, 612, 792}
	for _, key := range []object.Name{"MediaBox", "CropBox"} {
		if a := r.File.Array(d[key]); len(a) == 4 {
			var b [4]float64
			for i := range b {
				b[i] = r.File.Float(a[i])
			}
			b = [4]float64{math.Min(b[0], b[2]), math.Min(b[1], b[3]), math.Max(b[0], b[2]), math.Max(b[1], b[3])}
			if b[2]-b[0] > 1 && b[3]-b[1] > 1 && b[2]-b[0] < 1e5 && b[3]-b[1] < 1e5 {
				box = b
			}
		}
	}
	w, h := box[2]-box[0], box[3]-box[1]
	turn, _ := r.File.Int(d["Rotate"])
	move := matrix{1, 0, 0, 1, -box[0], -box[1]}
	p.Width, p.Height = w, h
	switch ((turn%360 + 360) % 360) / 90 {
	case 1:
		p.Width, p.Height = h, w
		return move.times(matrix{0, 1, 1, 0, 0, 0})
	case 2:
		return move.times(matrix{-1, 0, 0, 1, w, 0})
	case 3:
		p.Width, p.Height = h, w
		return move.times(matrix{0, -1, -1, 0, h, w})
	}
	return move.times(matrix{1, 0, 0, -1, 0, h})
}

func (r *Reader) font(v any) *font.Font {
	ref, isRef := v.(object.Ref)
	if isRef {
		if t, ok := r.fonts[ref.Number]; ok {
			return t
		}
	}
	var t *font.Font
	if d := r.File.Dict(v); d != nil {
		t = font.New(r.File, d)
	}
	if isRef {
		r.fonts[ref.Number] = t
	}
	return t
}
