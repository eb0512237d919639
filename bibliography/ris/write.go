package ris

import (
	"bufio"
	"fmt"
	"io"

	"kg/bibliography"
	"kg/bibliography/refman"
)

// Write writes the items, in their order, under the keys of [bibliography.Keys].
func Write(w io.Writer, items []*bibliography.Item) error {
	out := bufio.NewWriter(w)
	keys := bibliography.Keys(items)
	for i, it := range items {
		if i > 0 {
			out.WriteByte('\n')
		}
		line := func(tag, value string) { out.WriteString(tag + "  - " + value + "\n") }
		line("TY", refman.KindOf(it.Type).Code)
		line("ID", keys[i])
		for _, f := range refman.Fields(it) {
			tag := f.Tag
			if tag == "RN" { // RIS has one kind of note
				tag = "N1"
			}
			line(tag, f.Value)
		}
		out.WriteString("ER  - \n")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write RIS: %w", err)
	}
	return nil
}
