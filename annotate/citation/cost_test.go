package citation_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestManyNotesTakeTimeInProportion reads six thousand notes; the limit is for
// machines with other work, and far from what a square would take.
func TestManyNotesTakeTimeInProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("a megabyte")
	}
	var notes []string
	for i := range 2000 {
		name := fmt.Sprintf("K%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)
		notes = append(notes, "Ada "+name+", *Rivers* (Oldport: Moor House, 2001), 4.", fmt.Sprintf("%s (n %d) 5; %s, op. cit., p. 6; %s, *Rivers*, 7.", name, 3*i+1, name, name), "Ibid., 7.")
	}
	start := time.Now()
	d := read(t, "own.md", []byte(notesOf(notes)))
	if took := time.Since(start); took > time.Minute {
		t.Errorf("%d notes took %v", len(notes), took)
	}
	if len(d.Layers.References) != 2000 || !strings.Contains(d.Text, "Ibid") {
		t.Errorf("%d works", len(d.Layers.References))
	}
}
