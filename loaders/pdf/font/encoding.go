package font

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

//go:embed glyphs.txt
var glyphList string

// glyphNames is the list of glyph names, read when a font first needs it.
var glyphNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, 4000)
	for line := range strings.Lines(glyphList) {
		name, codes, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || name == "#" {
			continue
		}
		var s strings.Builder
		for _, c := range strings.Fields(codes) {
			if v, err := strconv.ParseUint(c, 16, 32); err == nil {
				s.WriteRune(rune(v))
			}
		}
		names[name] = s.String()
	}
	return names
})

// maxName is how long the name of a glyph may be, in bytes (ISO 32000-2, annex C: 127 for any name).
const maxName = 127

// byName is the text a glyph's name stands for, "" for a name that says nothing (Adobe Glyph List
// specification: parts joined by "_", a suffix behind ".", "uni" and "u" with the number).
func byName(name string) string {
	if name == "" || name == ".notdef" || len(name) > maxName {
		return ""
	}
	if s, ok := glyphNames()[name]; ok {
		return s
	}
	if k := strings.IndexByte(name, '.'); k > 0 {
		return byName(name[:k])
	}
	if strings.Contains(name, "_") {
		var s strings.Builder
		for _, part := range strings.Split(name, "_") {
			s.WriteString(byName(part))
		}
		return s.String()
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var s strings.Builder
		for k := 0; k < len(hex); k += 4 {
			r, ok := scalar(hex[k : k+4])
			if !ok {
				return ""
			}
			s.WriteRune(r)
		}
		return s.String()
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		if r, ok := scalar(hex); ok {
			return string(r)
		}
	}
	for _, suffix := range []string{"oldstyle", "inferior", "superior"} {
		if base, ok := strings.CutSuffix(name, suffix); ok {
			return byName(base)
		}
	}
	if base, ok := strings.CutSuffix(name, "small"); ok {
		return strings.ToLower(byName(base))
	}
	return ""
}

func scalar(hex string) (rune, bool) {
	v, err := strconv.ParseUint(hex, 16, 32)
	r := rune(v)
	return r, err == nil && utf8.ValidRune(r)
}

// standardHigh is the upper half of StandardEncoding from 0xA1 on (ISO 32000-2, annex D); a blank is an empty place.
const standardHigh = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ" + // A1
	" –†‡· ¶•‚„”»…‰ ¿" + // B0
	" `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ" + // C0
	"—               " + // D0
	" Æ ª    ŁØŒº    " + // E0
	" æ   ı  łøœß    " // F0

// symbolLow and symbolHigh are the letters of the Symbol font from 0x20 and 0xA0 on; a blank is an empty place or a blank.
const (
	symbolLow = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_" +
		"‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
	symbolHigh = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
)

type encoding [256]string

// named is the encoding of a name; ok is false for a name that is none.
func named(name string) (e encoding, ok bool) {
	switch name {
	case "WinAnsiEncoding":
		return fromCharmap(charmap.Windows1252), true
	case "MacRomanEncoding":
		return fromCharmap(charmap.Macintosh), true
	case "StandardEncoding":
		return standard(), true
	}
	return e, false
}

func ascii(e *encoding) {
	for c := 0x20; c < 0x7f; c++ {
		e[c] = string(rune(c))
	}
}

func fromCharmap(m *charmap.Charmap) (e encoding) {
	ascii(&e)
	for c := 0x80; c < 0x100; c++ {
		if r := m.DecodeByte(byte(c)); r != utf8.RuneError && r > 0x9f {
			e[c] = expand(r)
		}
	}
	return e
}

func standard() (e encoding) {
	ascii(&e)
	e['\''], e['`'] = "’", "‘"
	fill(&e, 0xa1, standardHigh)
	e[0xa9] = "'"
	return e
}

func symbol() (e encoding) {
	fill(&e, 0x20, symbolLow)
	fill(&e, 0xa0, symbolHigh)
	e[' '] = " "
	return e
}

func fill(e *encoding, at int, letters string) {
	for _, r := range letters {
		if r != ' ' && at < 256 {
			e[at] = expand(r)
		}
		at++
	}
}

// expand takes a ligature of letters apart: what is printed with it is the letters.
func expand(r rune) string {
	switch r {
	case 'ﬀ':
		return "ff"
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬃ':
		return "ffi"
	case 'ﬄ':
		return "ffl"
	case 'ﬅ', 'ﬆ':
		return "st"
	}
	return string(r)
}
