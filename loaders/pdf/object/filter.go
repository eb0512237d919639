package object

import (
	"bytes"
	"compress/flate"
	"io"
)

// unpack undoes one filter. What is broken gives what could be read before the break; known is
// false for filters of pictures, which hold no text.
func unpack(filter Name, raw []byte, params Dict, limit int) (out []byte, known bool) {
	switch filter {
	case "FlateDecode", "Fl":
		out = inflate(raw, limit)
	case "LZWDecode", "LZW":
		early := 1
		if v, ok := params["EarlyChange"].(int); ok {
			early = v
		}
		out = lzw(raw, early, limit)
	case "ASCII85Decode", "A85":
		return ascii85(raw), true
	case "ASCIIHexDecode", "AHx":
		l := Lexer{data: append([]byte{'<'}, raw...)}
		return l.hex(), true
	case "RunLengthDecode", "RL":
		return runLength(raw, limit), true
	case "Crypt":
		return raw, true
	default:
		return nil, false
	}
	return predict(out, params), true
}

// inflate reads zlib's form; its checksum is not looked at, a wrong header neither.
func inflate(raw []byte, limit int) []byte {
	for len(raw) > 0 && (raw[0] == '\r' || raw[0] == '\n') {
		raw = raw[1:]
	}
	if len(raw) < 2 {
		return nil
	}
	if raw[0]&0x0f == 8 && (int(raw[0])<<8|int(raw[1]))%31 == 0 {
		raw = raw[2:]
	}
	r := flate.NewReader(bytes.NewReader(raw))
	defer r.Close()
	var buf bytes.Buffer
	buf.Grow(min(len(raw)*4, limit) + bytes.MinRead)
	io.Copy(&buf, io.LimitReader(r, int64(limit))) // an error ends the text where the damage is
	return buf.Bytes()
}

// lzw is the variable-width code of PDF and TIFF: most significant bit first, codes of 9 to 12 bits.
func lzw(raw []byte, early, limit int) []byte {
	type entry struct {
		prefix int
		last   byte
		length int
	}
	const clear, end = 256, 257
	table := make([]entry, 258, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	bits, have, width, previous := 0, 0, 9, -1
	for _, c := range raw {
		bits, have = bits<<8|int(c), have+8
		if have < width {
			continue
		}
		code := bits >> (have - width) & (1<<width - 1)
		have -= width
		bits &= 1<<have - 1
		switch {
		case code == clear:
			table, width, previous = table[:258], 9, -1
			continue
		case code == end || code > len(table) || code == len(table) && previous < 0:
			return out
		}
		from := len(out)
		expand := code
		if code == len(table) {
			expand = previous
		}
		n := table[expand].length
		if n == 0 || len(out)+n+1 > limit {
			return out
		}
		out = append(out, make([]byte, n)...)
		for k, at := from+n-1, expand; k >= from && at >= 0; k, at = k-1, table[at].prefix {
			out[k] = table[at].last
		}
		if code == len(table) {
			out = append(out, out[from])
		}
		if previous >= 0 && len(table) < 4096 {
			table = append(table, entry{previous, out[from], table[previous].length + 1})
		}
		previous = code
		for width < 12 && len(table)+early >= 1<<width {
			width++
		}
	}
	return out
}

func ascii85(raw []byte) []byte {
	out := make([]byte, 0, len(raw)*4/5)
	var group [5]byte
	n := 0
	for _, c := range raw {
		switch {
		case c == '~':
			return append(out, tail85(group, n)...)
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				out = append(out, word85(group)...)
				n = 0
			}
		}
	}
	return append(out, tail85(group, n)...)
}

func word85(g [5]byte) []byte {
	var v uint32
	for _, c := range g {
		v = v*85 + uint32(c)
	}
	return []byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
}

func tail85(g [5]byte, n int) []byte {
	if n < 2 {
		return nil
	}
	for k := n; k < 5; k++ {
		g[k] = 84
	}
	return word85(g)[:n-1]
}

func runLength(raw []byte, limit int) []byte {
	var out []byte
	for i := 0; i < len(raw) && len(out) < limit; {
		n := int(raw[i])
		i++
		switch {
		case n == 128:
			return out
		case n < 128:
			end := min(i+n+1, len(raw))
			out = append(out, raw[i:end]...)
			i = end
		case i < len(raw):
			out = append(out, bytes.Repeat(raw[i:i+1], 257-n)...)
			i++
		}
	}
	return out
}

// predict undoes the PNG and TIFF predictors.
func predict(data []byte, params Dict) []byte {
	get := func(key Name, fallback int) int {
		if v, ok := params[key].(int); ok && v > 0 && v < 1<<16 {
			return v
		}
		return fallback
	}
	predictor := get("Predictor", 1)
	if predictor < 2 {
		return data
	}
	colors, depth := min(get("Colors", 1), 32), min(get("BitsPerComponent", 8), 16)
	pixel := max(1, colors*depth/8)
	row := (get("Columns", 1)*colors*depth + 7) / 8
	if predictor == 2 {
		if depth != 8 {
			return data
		}
		for i := range data {
			if i%row >= pixel {
				data[i] += data[i-pixel]
			}
		}
		return data
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, min(row, len(data)))
	for at := 0; at < len(data); at += row + 1 {
		kind := data[at]
		line := data[at+1 : min(at+1+row, len(data))]
		unfilter(kind, line, above, pixel)
		out = append(out, line...)
		above = line
		if len(line) < row {
			break
		}
	}
	return out
}

func unfilter(kind byte, line, above []byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch kind {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	distance := func(x byte) int { return max(int(a)+int(b)-int(c)-int(x), int(x)-int(a)-int(b)+int(c)) }
	pa, pb, pc := distance(a), distance(b), distance(c)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}
