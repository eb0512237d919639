// Package font turns the bytes that a PDF shows in a font into characters and widths: by the font's ToUnicode map, else by
// its encoding and the names of its glyphs, else by the character map of the font program itself.
package font

import (
	"strings"
	"unicode/utf8"

	xencoding "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"kg/loaders/pdf/object"
)

// Unknown stands for a glyph whose character nothing in the file tells.
const Unknown = "\uFFFD"

// Font is one font of a file, ready to read strings.
type Font struct {
	Name         string // without the tag of a subset
	Bold, Italic bool
	// Scale leads from widths to text space: 0.001, or what the matrix of a Type 3 font says.
	Scale float64

	composite bool
	simple    [256]string
	widths    [256]float64
	toUnicode *cmap
	// of composite fonts
	codes     *cmap
	identity  bool
	decoder   xencoding.Encoding // for codes that are those of a legacy or Unicode encoding
	known     map[uint32]string  // what codes of the decoder were read as
	cidWidths map[uint32]float64
	usual     float64 // width of what cidWidths does not name
	glyphs    map[uint32]rune
	cidToGID  []byte
}

// Glyph is one shown code.
type Glyph struct {
	Text  string  // "" for a glyph that shows nothing
	Width float64 // advance in units of Scale
	Blank bool    // the single byte 32, which word spacing widens
}

// New reads a font dictionary.
func New(f *object.File, d object.Dict) *Font {
	t := &Font{Scale: 0.001, Name: baseName(string(f.Name(d["BaseFont"])))}
	if s := f.Stream(d["ToUnicode"]); s != nil {
		if data, ok := f.Data(s); ok {
			t.toUnicode = parseCMap(data)
		}
	}
	descriptor := f.Dict(d["FontDescriptor"])
	if f.Name(d["Subtype"]) == "Type0" {
		if a := f.Array(d["DescendantFonts"]); len(a) > 0 {
			down := f.Dict(a[0])
			descriptor = f.Dict(down["FontDescriptor"])
			t.readComposite(f, d, down, descriptor)
		}
	} else {
		t.readSimple(f, d, descriptor)
	}
	t.style(f, descriptor)
	f.Spend(mappedCost * t.mapped())
	return t
}

// mappedCost is what a code costs that a font maps, in bytes against the limit of the file: a few bytes can map 65,536
// codes, in every one of thousands of fonts.
const mappedCost = 8

// mapped is how many codes the maps of a font hold.
func (t *Font) mapped() int {
	n := len(t.cidWidths) + len(t.glyphs)
	for _, m := range []*cmap{t.toUnicode, t.codes} {
		if m != nil {
			n += len(m.text) + len(m.cid) + len(m.ranges)
		}
	}
	return n
}

func baseName(s string) string {
	if len(s) > 7 && s[6] == '+' {
		return s[7:]
	}
	return s
}

// style tells weight and slant by the descriptor and the name.
func (t *Font) style(f *object.File, descriptor object.Dict) {
	low := strings.ToLower(t.Name)
	flags, _ := f.Int(descriptor["Flags"])
	weight, _ := f.Int(descriptor["FontWeight"])
	t.Italic = flags&(1<<6) != 0 || f.Float(descriptor["ItalicAngle"]) != 0 || hasAny(low, "italic", "oblique", "slanted", "-ital", "cmti", "cmsl", "sfti", "sfsl")
	t.Bold = weight >= 600 || flags&(1<<18) != 0 || hasAny(low, "bold", "black", "heavy", "-semi", "demi", "-medi", "cmbx", "cmb1", "cmssbx", "sfbx", "sfxc", "-bd") && !hasAny(low, "mediumitalic")
}

func hasAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

func (t *Font) readSimple(f *object.File, d, descriptor object.Dict) {
	kind := f.Name(d["Subtype"])
	t.simple = t.encoding(f, d, descriptor)
	widths := f.Array(d["Widths"])
	if len(widths) == 0 {
		t.widths = standardWidths(t.Name)
	}
	first, _ := f.Int(d["FirstChar"])
	missing := f.Float(descriptor["MissingWidth"])
	for c := range t.widths {
		if len(widths) == 0 {
			break
		}
		t.widths[c] = missing
		if k := c - first; k >= 0 && k < len(widths) {
			t.widths[c] = f.Float(widths[k])
		}
	}
	if kind == "Type3" {
		if m := f.Array(d["FontMatrix"]); len(m) == 6 {
			if s := f.Float(m[0]); s > 0 && s < 10 {
				t.Scale = s
			}
		}
	}
}

// encoding is what a simple font's codes stand for (ISO 32000-2, 9.6.5).
func (t *Font) encoding(f *object.File, d, descriptor object.Dict) encoding {
	flags, _ := f.Int(descriptor["Flags"])
	symbolic := flags&4 != 0
	kind := f.Name(d["Subtype"])
	var e encoding
	base, ok := named(string(f.Name(d["Encoding"])))
	enc := f.Dict(d["Encoding"])
	if !ok {
		base, ok = named(string(f.Name(enc["BaseEncoding"])))
	}
	switch {
	case ok:
		e = base
	case strings.Contains(t.Name, "Symbol") && !strings.Contains(t.Name, "Segoe"):
		e = symbol()
	case kind == "TrueType":
		e, _ = named("WinAnsiEncoding")
		if symbolic {
			t.byProgram(f, descriptor, &e)
		}
	case kind != "Type3":
		e = standard()
		t.byProgram(f, descriptor, &e)
	}
	at := 0
	for _, v := range f.Array(enc["Differences"]) {
		switch v := f.Resolve(v).(type) {
		case int:
			at = v
		case object.Name:
			if at >= 0 && at < 256 {
				e[at] = t.glyph(string(v), at, kind)
			}
			at++
		}
	}
	return e
}

// glyph is what the glyph of a name shows. A name that only counts ("a65", "g12") tells the code in fonts made from bitmaps.
func (t *Font) glyph(name string, at int, kind object.Name) string {
	s := byName(name)
	if s == "" && kind == "Type3" && at > 0x20 && at < 0x7f && len(name) > 1 && strings.Trim(name[1:], "0123456789") == "" {
		s = string(rune(at))
	}
	return clean(s)
}

// byProgram takes the encoding from the embedded font program.
func (t *Font) byProgram(f *object.File, descriptor object.Dict, e *encoding) {
	if s := f.Stream(descriptor["FontFile"]); s != nil {
		if data, ok := f.Data(s); ok {
			for c, name := range type1Encoding(data) {
				e[c] = clean(byName(name))
			}
		}
	}
	if s := f.Stream(descriptor["FontFile3"]); s != nil && f.Name(s.Dict["Subtype"]) == "Type1C" {
		if data, ok := f.Data(s); ok {
			for c, name := range compactEncoding(data) {
				e[c] = clean(byName(name))
			}
		}
	}
	if s := f.Stream(descriptor["FontFile2"]); s != nil && t.toUnicode == nil {
		data, ok := f.Data(s)
		if !ok {
			return
		}
		characters, symbol := glyphCharacters(data)
		if characters == nil {
			return
		}
		for c, g := range symbol {
			if r, ok := characters[g]; ok {
				e[c&0xff] = clean(string(r))
			}
		}
	}
}

func (t *Font) readComposite(f *object.File, d, down, descriptor object.Dict) {
	t.composite = true
	t.readCodes(f, d["Encoding"])
	t.usual = 1000
	if w, ok := object.Number(f.Resolve(down["DW"])); ok {
		t.usual = w
	}
	t.cidWidths = cidWidths(f, f.Array(down["W"]))
	if s := f.Stream(down["CIDToGIDMap"]); s != nil {
		t.cidToGID, _ = f.Data(s)
	}
	if t.toUnicode == nil && t.decoder == nil {
		for _, key := range []object.Name{"FontFile2", "FontFile3"} {
			if s := f.Stream(descriptor[key]); s != nil {
				if data, ok := f.Data(s); ok && t.glyphs == nil {
					t.glyphs, _ = glyphCharacters(data)
				}
			}
		}
	}
}

// readCodes reads which bytes are a code, and what it stands for.
func (t *Font) readCodes(f *object.File, v any) {
	name := string(f.Name(v))
	if s := f.Stream(v); s != nil {
		if data, ok := f.Data(s); ok {
			t.codes = parseCMap(data)
			name = t.codes.base
			if n := string(f.Name(s.Dict["UseCMap"])); n != "" {
				name = n
			}
		}
	}
	if t.decoder = legacy(name); t.decoder != nil {
		t.known = map[uint32]string{}
		return
	}
	t.identity = t.codes == nil
}

// legacy is the encoding whose bytes the codes of a predefined character map are (ISO 32000-2, 9.7.5.2); nil for Identity and others.
func legacy(name string) xencoding.Encoding {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-V"), "-H")
	switch {
	case strings.HasSuffix(name, "UCS2"), strings.HasSuffix(name, "UTF16"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case strings.HasPrefix(name, "KSC"):
		return korean.EUCKR
	case strings.HasPrefix(name, "GBK"), strings.HasPrefix(name, "GB-"), strings.HasPrefix(name, "GBpc"):
		return simplifiedchinese.GBK
	case strings.HasPrefix(name, "ETen-B5"), strings.HasPrefix(name, "B5pc"), strings.HasPrefix(name, "HKscs"):
		return traditionalchinese.Big5
	case strings.HasSuffix(name, "RKSJ"):
		return japanese.ShiftJIS
	case name == "EUC":
		return japanese.EUCJP
	}
	return nil
}

// cidWidths reads the array W: "first [w w w]" and "first last w".
func cidWidths(f *object.File, w object.Array) map[uint32]float64 {
	m := map[uint32]float64{}
	steps := 0 // ranges may name the same identifiers again and again
	for k := 0; k+1 < len(w); {
		first, ok := f.Int(w[k])
		if !ok || first < 0 || steps > maxMapped {
			break
		}
		if list := f.Array(w[k+1]); list != nil {
			steps += len(list)
			for i, v := range list {
				m[uint32(first+i)] = f.Float(v)
			}
			k += 2
			continue
		}
		last, ok := f.Int(w[k+1])
		if !ok || k+2 >= len(w) || last-first > 0xffff {
			break
		}
		steps += max(0, last-first+1)
		for c := first; c <= last; c++ {
			m[uint32(c)] = f.Float(w[k+2])
		}
		k += 3
	}
	return m
}

// Decode gives the glyphs of a shown string one after the other.
func (t *Font) Decode(s string, emit func(Glyph)) {
	if !t.composite {
		for i := 0; i < len(s); i++ {
			emit(Glyph{Text: t.simpleText(s[i]), Width: t.widths[s[i]], Blank: s[i] == ' '})
		}
		return
	}
	for len(s) > 0 {
		n := min(t.length(s), len(s))
		c := code(object.String(s[:n]))
		cid := c
		if t.codes != nil && !t.identity {
			cid = t.codes.lookup(c)
		}
		w, ok := t.cidWidths[cid]
		if !ok {
			w = t.usual
		}
		emit(Glyph{Text: t.text(s[:n], c, cid), Width: w, Blank: n == 1 && s[0] == ' '})
		s = s[n:]
	}
}

func (t *Font) simpleText(c byte) string {
	if t.toUnicode != nil {
		if s, ok := t.toUnicode.text[uint32(c)]; ok {
			return s
		}
	}
	if s := t.simple[c]; s != "" {
		return s
	}
	if t.widths[c] == 0 {
		return ""
	}
	if c == ' ' {
		return " "
	}
	return Unknown
}

// length is how many bytes the first code of s has.
func (t *Font) length(s string) int {
	switch {
	case t.decoder != nil && t.codes == nil:
		return t.legacyLength(s)
	case t.codes != nil && t.codes.lengths[s[0]] > 0:
		return int(t.codes.lengths[s[0]])
	}
	return 2
}

func (t *Font) legacyLength(s string) int {
	if t.decoder == unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM) {
		if len(s) >= 4 && s[0] >= 0xd8 && s[0] < 0xdc {
			return 4
		}
		return 2
	}
	if s[0] < 0x80 || t.decoder == japanese.ShiftJIS && s[0] >= 0xa0 && s[0] < 0xe0 {
		return 1
	}
	return 2
}

func (t *Font) text(raw string, c, cid uint32) string {
	if t.toUnicode != nil {
		if s, ok := t.toUnicode.text[c]; ok {
			return s
		}
	}
	if t.decoder != nil {
		s, ok := t.known[c]
		if !ok {
			s = Unknown
			if b, err := t.decoder.NewDecoder().String(raw); err == nil && utf8.ValidString(b) {
				s = clean(b)
			}
			t.known[c] = s
		}
		return s
	}
	if t.glyphs != nil {
		g := cid
		if k := 2 * int(cid); k+1 < len(t.cidToGID) {
			g = uint32(t.cidToGID[k])<<8 | uint32(t.cidToGID[k+1])
		}
		if r, ok := t.glyphs[g]; ok {
			return clean(string(r))
		}
	}
	if t.toUnicode != nil && len(t.toUnicode.text) > 0 && cid == 0 {
		return ""
	}
	return Unknown
}
