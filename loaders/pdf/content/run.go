package content

import (
	"bytes"
	"math"
	"unicode/utf16"

	"kg/loaders/pdf/font"
	"kg/loaders/pdf/object"
)

// runner is the machine that the operators of a content stream drive.
type runner struct {
	r         *Reader
	page      *Page
	resources object.Dict
	state     state
	saved     []state
	text      matrix // text matrix
	line      matrix // text line matrix
	stack     []any
	marks     []mark
	artifacts int
	forms     int
	bounds    []int // where the parts of the page's content end
	stream    int
	path      path
	local     map[object.Name]*font.Font // fonts of resources that are no objects of their own
}

// mark is an open marked-content sequence.
type mark struct {
	artifact bool
	actual   string // the text that its glyphs stand for
	has      bool
	first    int // the first glyph
}

// path is the path under construction: its horizontal strokes and thin boxes.
type path struct {
	x, y  float64
	lines []Rule
}

func (m *runner) run(data []byte) {
	l := object.NewLexer(data)
	for n := 0; ; n++ {
		if n%1024 == 0 && m.r.File.Err() != nil || len(m.page.Glyphs) > maxGlyphs {
			return
		}
		v, op, ok := l.Next()
		if !ok {
			return
		}
		if op == "" {
			if len(m.stack) < 512 {
				m.stack = append(m.stack, v)
			}
			continue
		}
		if m.forms == 0 {
			for m.stream+1 < len(m.bounds) && l.Pos() > m.bounds[m.stream] {
				m.stream++
			}
		}
		if op == "ID" {
			skipImage(l)
			m.page.Pictures++
		} else {
			m.do(op)
		}
		m.stack = m.stack[:0]
	}
}

// skipImage passes the pixels of an inline picture.
func skipImage(l *object.Lexer) {
	rest := l.Rest()
	for at := 0; ; {
		k := bytes.Index(rest[at:], []byte("EI"))
		if k < 0 {
			l.Seek(l.Pos() + len(rest))
			return
		}
		k += at
		at = k + 2
		before := k == 0 || rest[k-1] <= ' '
		behind := k+2 >= len(rest) || rest[k+2] <= ' '
		if before && behind && texty(rest[min(len(rest), k+2):min(len(rest), k+12)]) {
			l.Seek(l.Pos() + k + 2)
			return
		}
	}
}

// texty tells that bytes are those of operators and not of pixels.
func texty(b []byte) bool {
	for _, c := range b {
		if c > 0x7e || c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 0 {
			return false
		}
	}
	return true
}

func (m *runner) num(i int) float64 {
	if i < 0 || i >= len(m.stack) {
		return 0
	}
	v, _ := object.Number(m.stack[i])
	if math.Abs(v) > 1e7 {
		return 0
	}
	return v
}

func (m *runner) matrix() matrix {
	return matrix{m.num(0), m.num(1), m.num(2), m.num(3), m.num(4), m.num(5)}
}

func (m *runner) name(i int) object.Name {
	if i < 0 || i >= len(m.stack) {
		return ""
	}
	n, _ := m.stack[i].(object.Name)
	return n
}

func (m *runner) str(i int) string {
	if i < 0 || i >= len(m.stack) {
		return ""
	}
	s, _ := m.stack[i].(object.String)
	return string(s)
}

// do carries out one operator (ISO 32000-2, annex A).
func (m *runner) do(op string) {
	s := &m.state
	switch op {
	case "q":
		if len(m.saved) < maxSaved {
			m.saved = append(m.saved, *s)
		}
	case "Q":
		if n := len(m.saved); n > 0 {
			*s, m.saved = m.saved[n-1], m.saved[:n-1]
		}
	case "cm":
		s.ctm = m.matrix().times(s.ctm)
	case "gs":
		m.graphicsState()
	case "Do":
		m.xobject(m.name(0))
	case "BMC", "BDC":
		m.open(op == "BDC")
	case "EMC":
		m.close()
	default:
		if !m.doText(op) {
			m.doPath(op)
		}
	}
}

func (m *runner) doText(op string) bool {
	s := &m.state
	switch op {
	case "BT":
		m.text, m.line = matrix{1, 0, 0, 1, 0, 0}, matrix{1, 0, 0, 1, 0, 0}
	case "ET":
	case "Tc":
		s.char = m.num(0)
	case "Tw":
		s.word = m.num(0)
	case "Tz":
		s.stretch = m.num(0) / 100
	case "TL":
		s.lead = m.num(0)
	case "Ts":
		s.rise = m.num(0)
	case "Tr":
		s.mode = int(m.num(0))
	case "Tf":
		s.font, s.size = m.findFont(m.name(0)), m.num(1)
	case "Td":
		m.move(m.num(0), m.num(1))
	case "TD":
		s.lead = -m.num(1)
		m.move(m.num(0), m.num(1))
	case "Tm":
		m.line = m.matrix()
		m.text = m.line
	case "T*":
		m.move(0, -s.lead)
	case "Tj":
		m.show(m.str(0))
	case "'":
		m.move(0, -s.lead)
		m.show(m.str(0))
	case `"`:
		s.word, s.char = m.num(0), m.num(1)
		m.move(0, -s.lead)
		m.show(m.str(2))
	case "TJ":
		m.showAll()
	default:
		return false
	}
	return true
}

func (m *runner) showAll() {
	if len(m.stack) == 0 {
		return
	}
	list, _ := m.stack[0].(object.Array)
	for _, v := range list {
		if str, ok := v.(object.String); ok {
			m.show(string(str))
			continue
		}
		if n, ok := object.Number(v); ok && math.Abs(n) < 1e6 {
			m.advance(-n / 1000 * m.state.size * m.state.stretch)
		}
	}
}

func (m *runner) move(x, y float64) {
	m.line = matrix{1, 0, 0, 1, x, y}.times(m.line)
	m.text = m.line
}

func (m *runner) advance(x float64) {
	m.text = matrix{1, 0, 0, 1, x, 0}.times(m.text)
}

// show shows a string glyph by glyph.
func (m *runner) show(str string) {
	s := &m.state
	if s.font == nil {
		return
	}
	trm := matrix{s.size * s.stretch, 0, 0, s.size, 0, s.rise}.times(m.text).times(s.ctm)
	size := math.Hypot(trm[2], trm[3])
	unit := math.Hypot(trm[0], trm[1])
	turn := turnOf(trm)
	s.font.Decode(str, func(g font.Glyph) {
		x, y := m.text.times(s.ctm).apply(0, s.rise)
		width := g.Width * s.font.Scale
		if g.Text != "" && len(m.page.Glyphs) <= maxGlyphs && finite(x) && finite(y) && finite(size) && size > 0.2 && size < 2000 {
			m.page.Glyphs = append(m.page.Glyphs, Glyph{Text: g.Text, X: x, Y: y, Width: math.Abs(width * unit), Size: size, Font: s.font,
				Turn: turn, Artifact: m.artifacts > 0, Stream: m.stream})
		}
		advance := width*s.size + s.char
		if g.Blank {
			advance += s.word
		}
		m.advance(advance * s.stretch)
	})
}

// turnOf tells how text runs under a matrix whose y grows downwards.
func turnOf(m matrix) int {
	along, across := math.Abs(m[0]), math.Abs(m[1])
	switch {
	case across <= 0.2*along && m[0] > 0 && m[3] <= 0:
		return 0
	case across <= 0.2*along && m[0] < 0 && m[3] >= 0:
		return 2
	case along <= 0.2*across && m[1] < 0:
		return 1
	case along <= 0.2*across && m[1] > 0:
		return 3
	}
	return -1
}

func finite(v float64) bool { return v > -1e6 && v < 1e6 }

func (m *runner) findFont(name object.Name) *font.Font {
	fonts := m.r.File.Dict(m.resources["Font"])
	v, ok := fonts[name]
	if !ok {
		return nil
	}
	if _, isRef := v.(object.Ref); isRef {
		return m.r.font(v)
	}
	if m.local == nil {
		m.local = map[object.Name]*font.Font{}
	}
	if t, ok := m.local[name]; ok {
		return t
	}
	t := m.r.font(v)
	m.local[name] = t
	return t
}

func (m *runner) graphicsState() {
	states := m.r.File.Dict(m.resources["ExtGState"])
	d := m.r.File.Dict(states[m.name(0)])
	if a := m.r.File.Array(d["Font"]); len(a) == 2 {
		if t := m.r.font(a[0]); t != nil {
			m.state.font, m.state.size = t, m.r.File.Float(a[1])
		}
	}
}

// xobject shows a form, or counts a picture.
func (m *runner) xobject(name object.Name) {
	objects := m.r.File.Dict(m.resources["XObject"])
	s := m.r.File.Stream(objects[name])
	if s == nil {
		return
	}
	if m.r.File.Name(s.Dict["Subtype"]) != "Form" {
		m.page.Pictures++
		return
	}
	if m.forms >= maxForms {
		return
	}
	data, ok := m.r.forms[s.Start]
	if !ok {
		data, _ = m.r.File.Data(s)
		if len(m.r.forms) < 256 {
			m.r.forms[s.Start] = data
		}
	}
	// a form costs its length every time it is shown
	m.r.File.Spend(len(data) + 256)
	if m.r.File.Err() != nil {
		return
	}
	inner := &runner{r: m.r, page: m.page, state: m.state, resources: m.resources, forms: m.forms + 1, artifacts: m.artifacts, stream: len(m.page.Streams)}
	m.page.Streams = append(m.page.Streams, Range{s.Start, s.Length})
	if res := m.r.File.Dict(s.Dict["Resources"]); res != nil {
		inner.resources = res
	}
	if a := m.r.File.Array(s.Dict["Matrix"]); len(a) == 6 {
		var t matrix
		for i := range t {
			t[i] = m.r.File.Float(a[i])
		}
		inner.state.ctm = t.times(inner.state.ctm)
	}
	inner.run(data)
}

// open begins a marked-content sequence.
func (m *runner) open(properties bool) {
	k := mark{artifact: m.name(0) == "Artifact", first: len(m.page.Glyphs)}
	if properties && len(m.stack) > 1 {
		d, _ := m.stack[1].(object.Dict)
		if n, ok := m.stack[1].(object.Name); ok {
			all := m.r.File.Dict(m.resources["Properties"])
			d = m.r.File.Dict(all[n])
		}
		if s, ok := m.r.File.Resolve(d["ActualText"]).(object.String); ok && len(s) < 64 {
			k.actual, k.has = Text(string(s)), true
		}
	}
	if len(m.marks) < maxSaved {
		m.marks = append(m.marks, k)
		if k.artifact {
			m.artifacts++
		}
	}
}

// close ends a marked-content sequence; its glyphs say what the file says that they say.
func (m *runner) close() {
	n := len(m.marks)
	if n == 0 {
		return
	}
	k := m.marks[n-1]
	m.marks = m.marks[:n-1]
	if k.artifact {
		m.artifacts--
	}
	glyphs := m.page.Glyphs[min(k.first, len(m.page.Glyphs)):]
	if !k.has || len(glyphs) == 0 {
		return
	}
	last := glyphs[len(glyphs)-1]
	if math.Abs(last.Y-glyphs[0].Y) > 0.1*last.Size || last.X < glyphs[0].X {
		return
	}
	glyphs[0].Text, glyphs[0].Width = k.actual, last.X+last.Width-glyphs[0].X
	m.page.Glyphs = m.page.Glyphs[:k.first+1]
	if k.actual == "" {
		m.page.Glyphs = m.page.Glyphs[:k.first]
	}
}

// doPath follows paths for their horizontal lines.
func (m *runner) doPath(op string) {
	p := &m.path
	switch op {
	case "m":
		p.x, p.y = m.state.ctm.apply(m.num(0), m.num(1))
	case "l":
		x, y := m.state.ctm.apply(m.num(0), m.num(1))
		if math.Abs(y-p.y) < 0.5 && math.Abs(x-p.x) > 8 && len(p.lines) < maxRules {
			p.lines = append(p.lines, Rule{math.Min(x, p.x), math.Max(x, p.x), y})
		}
		p.x, p.y = x, y
	case "re":
		x0, y0 := m.state.ctm.apply(m.num(0), m.num(1))
		x1, y1 := m.state.ctm.apply(m.num(0)+m.num(2), m.num(1)+m.num(3))
		if math.Abs(y1-y0) < 2 && math.Abs(x1-x0) > 8 && len(p.lines) < maxRules {
			p.lines = append(p.lines, Rule{math.Min(x0, x1), math.Max(x0, x1), (y0 + y1) / 2})
		}
		p.x, p.y = x0, y0
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*":
		if len(m.page.Rules)+len(p.lines) <= maxRules {
			m.page.Rules = append(m.page.Rules, p.lines...)
		}
		p.lines = p.lines[:0]
	case "n":
		p.lines = p.lines[:0]
	}
}

// Text reads a text string: UTF-16 or UTF-8 with its mark, else PDFDocEncoding as far as that is Latin-1.
func Text(s string) string {
	if len(s) >= 2 && (s[:2] == "\xfe\xff" || s[:2] == "\xff\xfe") {
		var units []uint16
		for k := 2; k+1 < len(s); k += 2 {
			hi, lo := s[k], s[k+1]
			if s[0] == 0xff {
				hi, lo = lo, hi
			}
			units = append(units, uint16(hi)<<8|uint16(lo))
		}
		return string(utf16.Decode(units))
	}
	if len(s) >= 3 && s[:3] == "\xef\xbb\xbf" {
		return string([]rune(s[3:]))
	}
	var out []rune
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if r >= 0x80 && r < 0xa0 {
			r = []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD")[r-0x80]
		}
		if r >= 0x20 || r == '\n' || r == '\t' {
			out = append(out, r)
		}
	}
	return string(out)
}
