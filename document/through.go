package document

// Through leads the segments of an origin that points into a decoded text on to
// the file that text was decoded from, which inner leads to.
func (o Origin) Through(inner Origin) Origin {
	if len(inner.Segments) == 1 && inner.Segments[0].Verbatim {
		skip := inner.Segments[0].File - inner.Segments[0].Text
		for i := range o.Segments {
			o.Segments[i].File += skip
		}
		return o
	}
	var out Origin
	for _, s := range o.Segments {
		if !s.Verbatim {
			place, _ := inner.Locate(Span{Start: s.File, End: s.File + s.FileLen})
			s.File, s.FileLen = place.File.Start, place.File.Len()
			out.Segments = append(out.Segments, s)
			continue
		}
		out.Segments = append(out.Segments, split(s, inner)...)
	}
	return out
}

// split cuts a verbatim segment where the inner map changes.
func split(s Segment, inner Origin) []Segment {
	var out []Segment
	from, to := s.File, s.File+s.FileLen
	for k := inner.segmentAt(from); k < len(inner.Segments); k++ {
		in := inner.Segments[k]
		if in.Text >= to {
			break
		}
		end := to
		if k+1 < len(inner.Segments) {
			end = min(to, inner.Segments[k+1].Text)
		}
		begin := max(from, in.Text)
		piece := Segment{Text: s.Text + begin - from, File: in.File, FileLen: in.FileLen, Verbatim: in.Verbatim, Path: s.Path}
		if in.Verbatim {
			piece.File, piece.FileLen = in.File+begin-in.Text, end-begin
		}
		out = append(out, piece)
	}
	return out
}
