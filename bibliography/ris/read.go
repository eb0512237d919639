package ris

import (
	"context"
	"strings"

	"kg/bibliography"
	"kg/bibliography/refman"
)

// Read reads RIS or MEDLINE, whichever the tags are of. The error is only the
// context's: what is wrong with the file is in the library's problems.
func Read(ctx context.Context, text string, limits bibliography.Limits) (*bibliography.Library, error) {
	c := bibliography.NewCollector(text, limits)
	r := &reader{Collector: c}
	at := 0
	for n := 0; at < len(c.Text); n++ {
		if n&4095 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		end := at + strings.IndexAny(c.Text[at:min(len(c.Text), at+c.Limits.Value)], "\n\r")
		if end < at {
			end = min(len(c.Text), at+c.Limits.Value)
		}
		if !r.line(at, end) {
			break
		}
		at = end + 1
		if end < len(c.Text) && c.Text[end] == '\r' && at < len(c.Text) && c.Text[at] == '\n' {
			at++
		}
	}
	if r.open {
		r.settle()
		if !r.medline {
			c.Problem(r.start, r.key(), "the file ends before this entry's ER; it was read as it stands")
		}
		r.close(len(c.Text))
	}
	return c.Library(), nil
}

// Looks tells whether the beginning of a file is RIS or MEDLINE: whether its first line with anything on it is a type or a PMID.
func Looks(head string) bool {
	for n := 0; n < 40 && head != ""; n++ {
		line, rest, _ := strings.Cut(strings.TrimPrefix(head, "\ufeff"), "\n")
		tag, value, ok := tagged(strings.TrimRight(line, "\r"))
		if ok && (tag == "TY" && len(strings.TrimSpace(value)) > 1 || tag == "PMID" && strings.Trim(strings.TrimSpace(value), "0123456789") == "") {
			return true
		}
		if strings.TrimSpace(line) != "" && n > 10 {
			return false
		}
		head = rest
	}
	return false
}

// tagged splits "TY  - JOUR" and "PMID- 1234"; the value begins behind the hyphen.
func tagged(line string) (tag, value string, ok bool) {
	i := 0
	for i < len(line) && i < 4 && (line[i] >= 'A' && line[i] <= 'Z' || line[i] >= '0' && line[i] <= '9' && i > 0) {
		i++
	}
	if i < 2 {
		return "", "", false
	}
	k := i
	for k < len(line) && k < 4 && line[k] == ' ' {
		k++
	}
	switch {
	case k >= len(line) || line[k] != '-':
		return "", "", false
	case k == i && i < 4: // "AU-": a word with a hyphen
		return "", "", false
	case k+1 < len(line) && line[k+1] != ' ' && line[k+1] != '\t':
		return "", "", false
	}
	return line[:i], line[k+1:], true
}

type reader struct {
	*bibliography.Collector
	open    bool
	medline bool
	start   int // of the entry that is open
	last    int // end of the last line with something on it
	fields  []refman.Field
	more    []byte // the last field's value, while lines without a tag go on with it; else empty
	strays  int
}

// line reads the line [at, end); false tells that the limits are reached.
func (r *reader) line(at, end int) bool {
	line := r.Text[at:end]
	if at == 0 {
		line = strings.TrimPrefix(line, "\ufeff")
	}
	tag, value, ok := tagged(line)
	blank := strings.TrimSpace(line) == ""
	switch {
	case !ok && r.open && !blank:
		r.goOn(at, end)
		return true
	case blank:
		if r.open && r.medline {
			r.close(r.last)
		}
		return true
	case !ok:
		if r.strays == 0 {
			r.Problem(at, "", "a line that belongs to no entry was left out")
		}
		r.strays++
		return true
	}
	r.strays = 0
	r.settle()
	begins := tag == "TY" || tag == "PMID"
	if begins && r.open && (tag == "TY" || r.medline) {
		if tag == "TY" {
			r.Problem(at, r.key(), "an entry begins before the ER of the one before it")
		}
		r.close(r.last)
	}
	switch {
	case tag == "ER" && !r.medline:
		if !r.open {
			r.Problem(at, "", "an ER without an entry")
			return true
		}
		r.close(end)
		return true
	case !r.open && r.Full(at):
		return false
	case !r.open:
		if !begins {
			r.Problem(at, "", "the entry begins with %s, not with its type; it was read as a generic one", tag)
		}
		r.open, r.medline, r.start, r.fields = true, tag == "PMID", at, r.fields[:0]
	}
	lead := len(value) - len(strings.TrimLeft(value, " \t"))
	from := end - len(value) + lead
	r.fields = append(r.fields, refman.Field{Tag: tag, Value: strings.TrimSpace(value), Span: bibliography.Span{Start: from, End: max(from, at+len(strings.TrimRight(r.Text[at:end], " \t\r")))}})
	r.last = end
	return true
}

// goOn adds a line without a tag to the value before it.
func (r *reader) goOn(at, end int) {
	if len(r.fields) == 0 {
		return
	}
	f := &r.fields[len(r.fields)-1]
	if len(r.more) == 0 {
		r.more = append(r.more, f.Value...)
	}
	if len(r.more)+end-at > r.Limits.Value {
		return
	}
	r.more = append(append(r.more, ' '), strings.TrimSpace(r.Text[at:end])...)
	f.Span.End = at + len(strings.TrimRight(r.Text[at:end], " \t\r"))
	r.last = end
}

// settle gives the last field the lines that went on with it.
func (r *reader) settle() {
	if len(r.more) > 0 {
		r.fields[len(r.fields)-1].Value = string(r.more)
		r.more = r.more[:0]
	}
}

func (r *reader) value(tag string) string {
	for _, f := range r.fields {
		if f.Tag == tag {
			return f.Value
		}
	}
	return ""
}

func (r *reader) key() string { return r.value("ID") }

// close makes an item of the entry that is open.
func (r *reader) close(end int) {
	r.open = false
	r.settle()
	e := bibliography.Entry{Item: bibliography.New(bibliography.Document), Span: bibliography.Span{Start: r.start, End: end}}
	fields := r.fields
	if r.medline {
		e.Item.Type, fields = medline(r.fields)
		e.Key = r.value("PMID")
	} else {
		e.Key = bibliography.Fold(r.key())
		code := r.value("TY")
		t, known := refman.TypeOf(code)
		if !known {
			r.Problem(r.start, e.Key, "%q is no type of RIS; the entry was read as a generic one", code)
		}
		e.Item.Type = t
	}
	refman.Fill(&e, fields)
	if r.medline {
		e.Set(bibliography.PMID, e.Key)
	}
	if e.Empty() {
		r.Problem(r.start, e.Key, "the entry says nothing that is known; it was left out")
		return
	}
	r.Add(e)
}
