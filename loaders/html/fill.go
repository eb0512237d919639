package html

import (
	"strings"

	"kg/document"
)

func (p *page) readMeta(attrs map[string]string) {
	key := attrs["property"]
	if key == "" {
		key = attrs["name"]
	}
	if key == "" {
		key = attrs["itemprop"]
	}
	key = strings.ToLower(key)
	if key != "" && p.meta[key] == "" && len(p.meta) < 256 {
		p.meta[key] = strings.TrimSpace(attrs["content"])
	}
}

// fill makes the document.
func (p *page) fill(d *document.Document) error {
	d.Media, d.Text = Media, p.text.String()
	d.Origin = compose(p.origin, d.Origin)
	article := p.article()
	section := -1
	for _, b := range p.blocks {
		kind, level := p.kind(b, article)
		x := document.Block{Span: document.Span{Start: b.start, End: b.end}, Kind: kind, Level: level, Section: section, Continues: -1}
		x.Content = x.Span
		if kind == document.Heading {
			section = len(d.Blocks)
		}
		d.Blocks = append(d.Blocks, x)
	}
	p.describe(d)
	return nil
}

// article is the number of the article element that holds the page's own text, 0 when there is none.
func (p *page) article() int {
	sum := map[int]int{}
	total, best := 0, 0
	for _, b := range p.blocks {
		if b.element == "p" && !b.role.nav && !b.role.other && !b.role.comment {
			n := b.end - b.start - b.linked
			total += n
			sum[b.role.article] += n
		}
	}
	for id, n := range sum {
		if id > 0 && (n > sum[best] || best == 0 || n == sum[best] && id < best) {
			best = id
		}
	}
	if best > 0 && sum[best]*2 < total {
		return 0
	}
	return best
}

func (p *page) kind(b block, article int) (document.BlockKind, int) {
	text := b.end - b.start
	r := b.role
	switch {
	case r.hidden || r.nav:
		return document.Furniture, 0
	case r.comment:
		return document.Furniture, 0
	case r.other:
		return document.Teaser, 0
	case article > 0 && r.article != article && r.heading != 1:
		return document.Teaser, 0
	case r.caption:
		return document.Caption, 0
	case r.heading > 0:
		return document.Heading, r.heading
	case r.byline && text < 300:
		return document.FrontMatter, 0
	case r.pre:
		return document.Code, 0
	case b.element == "tr" || b.element == "td":
		return document.TableRow, 0
	case b.linked*10 > text*7:
		return document.Teaser, 0
	case r.list:
		return document.ListItem, 0
	}
	return document.Paragraph, 0
}

func (p *page) describe(d *document.Document) {
	d.Meta.Title = p.meta["og:title"]
	if d.Meta.Title == "" {
		d.Meta.Title = p.title
	}
	for _, b := range d.Blocks {
		if b.Kind == document.Heading && b.Level == 1 {
			d.Meta.TitleSpan = b.Content
			if d.Meta.Title == "" {
				d.Meta.Title = d.Slice(b.Content)
			}
			break
		}
	}
	d.Meta.Language = p.lang
}

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
