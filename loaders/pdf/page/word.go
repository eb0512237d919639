package page

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kg/loaders/pdf/content"
)

// Word is a run of glyphs without a blank between them.
type Word struct {
	Text   string
	X0, X1 float64
	// Y is the baseline, Size the height of the type.
	Y, Size      float64
	Bold, Italic bool
	// Raised tells that it is set above the line in smaller type.
	Raised bool
	// Glued tells that no blank stands before it.
	Glued    bool
	artifact bool
	stream   int
}

// wordGap is the smallest gap between two glyphs that is a blank, as a part of the size of the type. Kerning
// stays below it, the narrowest blanks of justified lines above.
const wordGap = 0.165

// words puts the glyphs of a page together, in the order in which they are shown. Turned glyphs are given apart.
func words(p *content.Page) (straight, turned []Word) {
	glyphs := compose(distinct(upright(p)))
	var cur Word
	var text strings.Builder
	open, blank, wasTurned := false, true, false
	flush := func() {
		if !open {
			return
		}
		open = false
		cur.Text = text.String()
		text.Reset()
		if wasTurned {
			turned = append(turned, cur)
		} else {
			straight = append(straight, cur)
		}
	}
	for _, g := range glyphs {
		if strings.TrimFunc(g.Text, isBlank) == "" {
			flush()
			blank = true
			continue
		}
		gap := g.X - cur.X1
		sameLine := open && math.Abs(g.Y-cur.Y) < 0.1*g.Size && (g.Turn != 0) == wasTurned && g.Size < 1.2*cur.Size && cur.Size < 1.2*g.Size
		if g.Turn != 0 {
			sameLine = open && wasTurned && math.Abs(g.X-cur.X0) < 2
			gap = 0
		}
		if !sameLine || gap > wordGap*g.Size || gap < -0.5*g.Size {
			near := open && gap <= wordGap*g.Size && gap > -0.5*g.Size && math.Abs(g.Y-cur.Y) < g.Size
			flush()
			cur = Word{X0: g.X, Y: g.Y, Size: g.Size, Bold: g.Font.Bold, Italic: g.Font.Italic, Glued: near && !blank, artifact: g.Artifact, stream: g.Stream}
			open, wasTurned = true, g.Turn != 0
		}
		blank = false
		text.WriteString(g.Text)
		cur.X1 = g.X + g.Width
		if g.Turn != 0 {
			cur.X1 = cur.X0 + g.Size
		}
	}
	flush()
	return straight, turned
}

// upright are the glyphs of a page, turned together when most of them run another way: a table that is set across the page.
func upright(p *content.Page) []content.Glyph {
	var count [4]int
	for _, g := range p.Glyphs {
		if g.Turn >= 0 {
			count[g.Turn]++
		}
	}
	turn := 0
	for t, n := range count {
		if n*10 > 6*len(p.Glyphs) {
			turn = t
		}
	}
	if turn == 0 {
		return p.Glyphs
	}
	out := make([]content.Glyph, len(p.Glyphs))
	for i, g := range p.Glyphs {
		switch turn {
		case 1:
			g.X, g.Y = p.Height-g.Y, g.X
		case 2:
			g.X, g.Y = p.Width-g.X, p.Height-g.Y
		case 3:
			g.X, g.Y = g.Y, p.Width-g.X
		}
		if g.Turn >= 0 {
			g.Turn = (g.Turn - turn + 4) % 4
		}
		out[i] = g
	}
	return out
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' }

// distinct leaves out glyphs that are shown twice at one place, as is done to make type look bold.
func distinct(glyphs []content.Glyph) []content.Glyph {
	type key struct {
		x, y int32
		r    rune
	}
	seen := make(map[key]struct{}, len(glyphs))
	out := make([]content.Glyph, 0, len(glyphs))
	for _, g := range glyphs {
		r, _ := utf8.DecodeRuneInString(g.Text)
		k := key{int32(math.Round(g.X * 2)), int32(math.Round(g.Y * 2)), r}
		if r != ' ' {
			if _, twice := seen[k]; twice {
				continue
			}
			seen[k] = struct{}{}
		}
		out = append(out, g)
	}
	return out
}

// combining is the combining form of an accent that stands alone.
func combining(s string) rune {
	if len(s) == 0 || s[0] < 0x80 && s[0] != '`' && s[0] != '^' && s[0] != '~' || s[0] > 0xcb {
		return 0
	}
	switch s {
	case "´":
		return '\u0301'
	case "`":
		return '\u0300'
	case "ˆ", "^":
		return '\u0302'
	case "˜", "~":
		return '\u0303'
	case "¨":
		return '\u0308'
	case "¯":
		return '\u0304'
	case "˘":
		return '\u0306'
	case "˙":
		return '\u0307'
	case "˚":
		return '\u030a'
	case "ˇ":
		return '\u030c'
	case "˝":
		return '\u030b'
	case "¸":
		return '\u0327'
	case "˛":
		return '\u0328'
	}
	return 0
}

// compose puts accents that are shown over a letter together with it: "¨" and "u" are "ü".
func compose(glyphs []content.Glyph) []content.Glyph {
	if !slices.ContainsFunc(glyphs, func(g content.Glyph) bool { return len(g.Text) < 3 && combining(g.Text) != 0 }) {
		return glyphs
	}
	out := make([]content.Glyph, 0, len(glyphs))
	for i := 0; i < len(glyphs); i++ {
		g := glyphs[i]
		if mark := combining(g.Text); mark != 0 && g.Text != "~" && g.Text != "^" {
			if i+1 < len(glyphs) && over(g, glyphs[i+1]) {
				next := glyphs[i+1]
				next.Text = accented(next.Text, mark)
				out = append(out, next)
				i++
				continue
			}
			if n := len(out); n > 0 && over(g, out[n-1]) {
				out[n-1].Text = accented(out[n-1].Text, mark)
				continue
			}
		}
		out = append(out, g)
	}
	return out
}

func over(accent, letter content.Glyph) bool {
	r, n := utf8.DecodeRuneInString(letter.Text)
	return n == len(letter.Text) && unicode.IsLetter(r) && accent.Turn == 0 &&
		math.Abs(accent.X+accent.Width/2-letter.X-letter.Width/2) < 0.25*letter.Size && math.Abs(accent.Y-letter.Y) < 0.7*letter.Size
}

func accented(letter string, mark rune) string {
	switch letter {
	case "ı":
		letter = "i"
	case "ȷ":
		letter = "j"
	}
	return norm.NFC.String(letter + string(mark))
}

// piece is words that stand next to each other on a line.
type piece struct {
	words  []Word
	x0, x1 float64
	y      float64 // the baseline of its largest words
	size   float64
	chars  int
}

func newPiece(w Word) piece {
	return piece{words: []Word{w}, x0: w.X0, x1: w.X1, y: w.Y, size: w.Size, chars: utf8.RuneCountInString(w.Text)}
}

// pieceGap is the widest blank inside a piece, as a part of the size of the type: less than what stands between columns.
const pieceGap = 0.5

// takes tells whether w goes on with the piece.
func (p *piece) takes(w Word) bool {
	gap := w.X0 - p.x1
	size := math.Max(p.size, w.Size)
	if gap > pieceGap*size || gap < -0.35*size {
		return false
	}
	dy := p.y - w.Y // above is positive
	switch {
	case math.Abs(dy) < 0.12*size:
		return true
	case w.Size <= 0.86*p.size: // above or below the line
		return dy > -0.35*size && dy < 0.75*size && gap < 0.35*size
	case p.size <= 0.86*w.Size && len(p.words) <= 2: // a mark above the line that the line begins with
		return dy > -0.12*size && dy < 0.75*size && gap < 0.5*size
	}
	return false
}

func (p *piece) add(w Word) {
	if w.Size > 1.1*p.size {
		p.size, p.y = w.Size, w.Y
	}
	p.words = append(p.words, w)
	p.x0, p.x1 = math.Min(p.x0, w.X0), math.Max(p.x1, w.X1)
	p.chars += utf8.RuneCountInString(w.Text) + 1
}

// pieces puts words together, first in the order in which they are shown, then by their place.
func pieces(list []Word) []piece {
	var out []piece
	for _, w := range list {
		if n := len(out); n > 0 && out[n-1].takes(w) {
			out[n-1].add(w)
			continue
		}
		out = append(out, newPiece(w))
	}
	sort.SliceStable(out, func(i, k int) bool {
		if math.Abs(out[i].y-out[k].y) > 1 {
			return out[i].y < out[k].y
		}
		return out[i].x0 < out[k].x0
	})
	merged := out[:0]
	for _, p := range out {
		if n := len(merged); n > 0 {
			last := &merged[n-1]
			if gap := p.x0 - last.x1; math.Abs(last.y-p.y) < 0.12*p.size && gap >= -0.1*p.size && gap <= pieceGap*math.Max(p.size, last.size) && p.size < 1.3*last.size && last.size < 1.3*p.size {
				for _, w := range p.words {
					last.add(w)
				}
				continue
			}
		}
		merged = append(merged, p)
	}
	return merged
}
