package direct

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

const upperHex = "0123456789ABCDEF"

// appendText writes a text as the executor and [encoding/json] behind it do: letters that mean something to HTML are escaped.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c < utf8.RuneSelf {
			i++
			continue
		}
		size := 1
		var escaped string
		switch c {
		case '\t':
			escaped = `\t`
		case '\r':
			escaped = `\r`
		case '\n':
			escaped = `\n`
		case '\\':
			escaped = `\\`
		case '"':
			escaped = `\"`
		case '<':
			escaped = `\u003c`
		case '>':
			escaped = `\u003e`
		case '&':
			escaped = `\u0026`
		default:
			if c < 0x20 {
				escaped = `\u00` + string(upperHex[c>>4]) + string(upperHex[c&0xf])
				break
			}
			var r rune
			switch r, size = utf8.DecodeRuneInString(s[i:]); r {
			case '\u2028':
				escaped = `\u2028`
			case '\u2029':
				escaped = `\u2029`
			}
		}
		if escaped != "" {
			b = append(append(b, s[start:i]...), escaped...)
			start = i + size
		}
		i += size
	}
	return append(append(b, s[start:]...), '"')
}

// appendStored writes a text that stands as JSON: as it is, but for what the executor escapes in another way.
func appendStored(b []byte, stored string) ([]byte, error) {
	if !strings.Contains(stored, `\u00`) && !strings.Contains(stored, `\b`) && !strings.Contains(stored, `\f`) {
		return append(b, stored...), nil
	}
	s, err := decodeText(stored)
	return appendText(b, s), err
}

func decodeText(stored string) (s string, err error) {
	if stored == "" {
		return "", nil
	}
	if len(stored) >= 2 && !strings.Contains(stored, `\`) {
		return stored[1 : len(stored)-1], nil
	}
	err = json.Unmarshal([]byte(stored), &s)
	return s, err
}

func appendFloat(b []byte, f float64) []byte { return strconv.AppendFloat(b, f, 'g', -1, 64) }
