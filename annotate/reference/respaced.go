package reference

// leastMisplaced is how many marks of an entry must stand behind their blank for it to be mended.
const leastMisplaced = 2

// respaced puts marks back before the blank they belong to, in an entry that
// was taken out of a file which places its glyphs one by one: "Phys .Rev .C
// 92" is "Phys. Rev. C 92". Every byte that is no blank or mark keeps its place.
func respaced(s string) string {
	n := 0
	for i := 1; i+1 < len(s); i++ {
		if misplaced(s, i) {
			n++
		}
	}
	if n < leastMisplaced {
		return s
	}
	b := []byte(s)
	for i := 1; i+1 < len(s); i++ {
		if misplaced(s, i) {
			b[i-1], b[i] = b[i], ' '
		}
	}
	return string(b)
}

// misplaced tells whether byte i is a mark with a blank before it, where there
// should be one behind it. Numbers keep their points: "2 .76".
func misplaced(s string, i int) bool {
	switch s[i] {
	case '.', ',', ';', ':':
	default:
		return false
	}
	next := s[i+1]
	if s[i-1] != ' ' || i < 2 || s[i-2] == ' ' || !isWordByte(next) && next != '"' {
		return false
	}
	return s[i] != '.' && s[i] != ':' || !isDigit(s[i-2]) || !isDigit(next)
}
