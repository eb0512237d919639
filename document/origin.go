package document

import (
	"fmt"
	"sort"
)

// Origin leads from the text back to the original file. It is a list of
// segments in order of Text; each covers the text from its own start to the
// next one's.
type Origin struct {
	Segments []Segment
}

// Segment says where a stretch of the text came from. Within a verbatim segment byte
// i of the text is byte File + (i - Text) of the file; within any other the
// whole segment stands for the whole range of the file [File, File+FileLen).
type Segment struct {
	Text     int    // first byte in the text
	File     int    // first byte in the original file
	FileLen  int    // bytes in the original file, 0 for text that the loader put in (a line break between two HTML blocks)
	Verbatim bool   // byte for byte
	Page     int    // 1-based page, 0 when the format has none
	Path     string // element path for tree formats, else ""
}

// Place is where a span of the text lies in the original file.
type Place struct {
	File Span // bytes of the original file
	Page int
	Path string
}

// Identity is the origin of a text that is the file, byte for byte, from offset skip on.
func Identity(length, skip int) Origin {
	return Origin{Segments: []Segment{{Text: 0, File: skip, FileLen: length, Verbatim: true}}}
}

// Locate leads a span of the text back to the file. The range covers at least
// the bytes the span was read from. ok is false for an empty origin.
func (o Origin) Locate(s Span) (Place, bool) {
	if len(o.Segments) == 0 {
		return Place{}, false
	}
	first := o.segmentAt(s.Start)
	last := first
	if s.End > s.Start {
		last = o.segmentAt(s.End - 1)
	}
	a, b := o.Segments[first], o.Segments[last]
	p := Place{Page: a.Page, Path: a.Path, File: Span{a.File, b.File + b.FileLen}}
	if a.Verbatim {
		p.File.Start = a.File + s.Start - a.Text
	}
	if b.Verbatim {
		p.File.End = b.File + s.End - b.Text
	}
	return p, true
}

func (o Origin) segmentAt(i int) int {
	n := sort.Search(len(o.Segments), func(k int) bool { return o.Segments[k].Text > i })
	if n == 0 {
		return 0
	}
	return n - 1
}

func (o Origin) validate(length int) error {
	if length == 0 {
		return nil
	}
	if len(o.Segments) == 0 || o.Segments[0].Text != 0 {
		return fmt.Errorf("origin map does not cover the start of the text")
	}
	for i := 1; i < len(o.Segments); i++ {
		if o.Segments[i].Text <= o.Segments[i-1].Text {
			return fmt.Errorf("origin map: segment %d at %d does not come after the one before it", i, o.Segments[i].Text)
		}
		if o.Segments[i].Text > length {
			return fmt.Errorf("origin map: segment %d at %d lies behind the text", i, o.Segments[i].Text)
		}
	}
	return nil
}
