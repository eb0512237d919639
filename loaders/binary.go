package loaders

import (
	"bytes"
	"fmt"
)

func place(at int) string { return fmt.Sprintf("byte %d", at) }

// controlBytes is the place of the first of so many control bytes that the file
// is no text in any encoding, else -1. UTF-16 is spared: its zero bytes stand in every other place.
func controlBytes(raw []byte) int {
	if bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) || bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		return -1
	}
	sample := raw[:min(len(raw), 1<<16)]
	first, n := -1, 0
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i&1]++
		}
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b && c != 0x0b {
			if first < 0 {
				first = i
			}
			n++
		}
	}
	half := len(sample) / 2
	if half > 0 && (zeros[0]*5 > half && zeros[1]*50 < half || zeros[1]*5 > half && zeros[0]*50 < half) && n-zeros[0]-zeros[1] < half/50+1 {
		return -1
	}
	if n > 2 && n*100 > len(sample) {
		return first
	}
	return -1
}
