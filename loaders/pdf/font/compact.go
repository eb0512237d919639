package font

import (
	"encoding/binary"
	"strings"
	"sync"
)

// compactEncoding reads the built-in encoding of a simple font in the Compact Font Format (Adobe Technical Note 5176):
// which glyph name a code shows. nil when the font has a standard encoding or cannot be read.
func compactEncoding(data []byte) map[int]string {
	c := compact{data: data}
	if len(data) < 4 {
		return nil
	}
	_, at := c.index(int(data[2]))
	tops, at := c.index(at)
	names, at := c.index(at)
	_, _ = c.index(at)
	if len(tops) == 0 {
		return nil
	}
	top := c.dict(tops[0])
	encodingAt, charsetAt, charstrings := top[16], top[15], top[17]
	if encodingAt < 2 || charstrings <= 0 {
		return nil
	}
	glyphs, _ := c.index(charstrings)
	charset := c.charset(charsetAt, len(glyphs))
	out := map[int]string{}
	put := func(code, glyph int) {
		if glyph < len(charset) && code < 256 {
			sid := charset[glyph]
			if k := sid - len(standardStrings()); k >= 0 && k < len(names) {
				out[code] = string(names[k])
			} else if k < 0 && sid >= 0 {
				out[code] = standardStrings()[sid]
			}
		}
	}
	format, n := c.u8(encodingAt), c.u8(encodingAt+1)
	glyph := 1
	for i := range n {
		if format&0x7f == 0 {
			put(c.u8(encodingAt+2+i), glyph)
			glyph++
			continue
		}
		first, left := c.u8(encodingAt+2+2*i), c.u8(encodingAt+3+2*i)
		for k := 0; k <= left; k++ {
			put(first+k, glyph)
			glyph++
		}
	}
	return out
}

type compact struct{ data []byte }

func (c compact) u8(at int) int {
	if at < 0 || at >= len(c.data) {
		return 0
	}
	return int(c.data[at])
}

func (c compact) u16(at int) int { return c.u8(at)<<8 | c.u8(at+1) }

// index reads an INDEX and gives its objects and where it ends.
func (c compact) index(at int) (objects [][]byte, end int) {
	n, size := c.u16(at), c.u8(at+2)
	if n == 0 || size < 1 || size > 4 || at < 0 {
		return nil, at + 2
	}
	offset := func(i int) int {
		v := 0
		for k := range size {
			v = v<<8 | c.u8(at+3+i*size+k)
		}
		return v
	}
	base := at + 2 + (n+1)*size
	for i := range n {
		from, to := base+offset(i), base+offset(i+1)
		if from < 0 || to < from || to > len(c.data) {
			return objects, len(c.data)
		}
		objects = append(objects, c.data[from:to])
	}
	return objects, base + offset(n)
}

// dict reads the integer operands of a DICT by operator.
func (c compact) dict(b []byte) map[int]int {
	out := map[int]int{}
	last := 0
	for i := 0; i < len(b); {
		v := int(b[i])
		i++
		switch {
		case v == 12:
			i++
		case v <= 21:
			out[v] = last
		case v == 28 && i+2 <= len(b):
			last = int(int16(binary.BigEndian.Uint16(b[i:])))
			i += 2
		case v == 29 && i+4 <= len(b):
			last = int(int32(binary.BigEndian.Uint32(b[i:])))
			i += 4
		case v == 30:
			for i < len(b) && b[i]&0x0f != 0x0f {
				i++
			}
			i++
		case v >= 32 && v <= 246:
			last = v - 139
		case v >= 247 && v <= 250 && i < len(b):
			last = (v-247)*256 + int(b[i]) + 108
			i++
		case v >= 251 && v <= 254 && i < len(b):
			last = -(v-251)*256 - int(b[i]) - 108
			i++
		}
	}
	return out
}

// charset gives the string identifier of every glyph.
func (c compact) charset(at, glyphs int) []int {
	out := make([]int, 1, glyphs+1)
	if at <= 2 { // the predefined character sets count through the standard strings
		for g := 1; g < glyphs; g++ {
			out = append(out, g)
		}
		return out
	}
	format := c.u8(at)
	at++
	for len(out) < glyphs && at < len(c.data) {
		first := c.u16(at)
		at += 2
		left := 0
		switch format {
		case 1:
			left = c.u8(at)
			at++
		case 2:
			left = c.u16(at)
			at += 2
		}
		for k := 0; k <= left && len(out) < glyphs; k++ {
			out = append(out, first+k)
		}
	}
	return out
}

// stringNames are the standard strings of the Compact Font Format up to the expert sets: number 0 first.
const stringNames = ".notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma " +
	"hyphen period slash zero one two three four five six seven eight nine colon " +
	"semicolon less equal greater question at A B C D E F G H " +
	"I J K L M N O P Q R S T U V " +
	"W X Y Z bracketleft backslash bracketright asciicircum underscore quoteleft a b c d " +
	"e f g h i j k l m n o p q r " +
	"s t u v w x y z braceleft bar braceright asciitilde exclamdown cent " +
	"sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash " +
	"dagger daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute " +
	"circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine " +
	"Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark " +
	"Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth " +
	"multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave " +
	"Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis " +
	"Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis " +
	"egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex " +
	"udieresis ugrave yacute ydieresis zcaron"

// expertStrings is how many standard strings of the expert sets follow; no text is set in them alone.
const expertStrings = 162

var standardStrings = sync.OnceValue(func() []string {
	return append(strings.Fields(stringNames), make([]string, expertStrings)...)
})
