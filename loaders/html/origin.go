package html

import "kg/document"

// compose leads outer's segments, which point into a decoded text, on to the file that text was decoded from.
func compose(outer, inner document.Origin) document.Origin {
	if len(inner.Segments) == 1 && inner.Segments[0].Verbatim {
		skip := inner.Segments[0].File - inner.Segments[0].Text
		for i := range outer.Segments {
			outer.Segments[i].File += skip
		}
		return outer
	}
	var out document.Origin
	for _, s := range outer.Segments {
		if !s.Verbatim {
			place, _ := inner.Locate(document.Span{Start: s.File, End: s.File + s.FileLen})
			s.File, s.FileLen = place.File.Start, place.File.Len()
			out.Segments = append(out.Segments, s)
			continue
		}
		out.Segments = append(out.Segments, split(s, inner)...)
	}
	return out
}

// split cuts a verbatim segment where the inner map changes.
func split(s document.Segment, inner document.Origin) []document.Segment {
	var out []document.Segment
	from, to := s.File, s.File+s.FileLen
	for k := firstSegment(inner, from); k < len(inner.Segments); k++ {
		in := inner.Segments[k]
		if in.Text >= to {
			break
		}
		end := to
		if k+1 < len(inner.Segments) {
			end = min(to, inner.Segments[k+1].Text)
		}
		begin := max(from, in.Text)
		piece := document.Segment{Text: s.Text + begin - from, File: in.File, FileLen: in.FileLen, Verbatim: in.Verbatim, Path: s.Path}
		if in.Verbatim {
			piece.File, piece.FileLen = in.File+begin-in.Text, end-begin
		}
		out = append(out, piece)
	}
	return out
}

func firstSegment(o document.Origin, at int) int {
	lo, hi := 0, len(o.Segments)
	for lo < hi {
		mid := (lo + hi) / 2
		if o.Segments[mid].Text <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(0, lo-1)
}
