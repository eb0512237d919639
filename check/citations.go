package check

import (
	"fmt"
	"strings"

	"kg/document"
)

func (c *checker) noReferences() {
	l := c.d.Layers
	if len(l.References) == 0 && len(l.Citations) > 0 {
		c.add(NoReferences, l.Citations[0].Span, fmt.Sprintf("the text has %d citations, but no list of references was found", len(l.Citations)))
	}
}

// citations are the rules that look at one citation. Without a list to hold them against they say nothing.
func (c *checker) citations() {
	l := c.d.Layers
	if len(l.References) == 0 {
		return
	}
	for _, cit := range l.Citations {
		quote := c.d.Plain(cit.Span)
		switch cit.Status {
		case document.Dangling:
			c.dangling(cit, quote)
		case document.Ambiguous:
			c.ambiguous(cit, quote)
		case document.Probable:
			c.probable(cit, quote)
		}
	}
}

func (c *checker) dangling(cit document.Citation, quote string) {
	if cit.Kind == document.Secondary && cit.Via >= 0 {
		via := c.d.Layers.Citations[cit.Via]
		c.add(SecondaryCitation, cit.Span, fmt.Sprintf("%q has no entry; it is cited through %q", quote, c.d.Plain(via.Span)))
		return
	}
	related, near := c.nearest(cit)
	c.add(DanglingCitation, cit.Span, fmt.Sprintf("%q has no entry in the list of references%s", quote, near), related...)
}

func (c *checker) ambiguous(cit document.Citation, quote string) {
	var keys []string
	var related []Related
	for _, k := range cit.Candidates {
		e := c.entry(k.Reference)
		keys = append(keys, c.d.Layers.References[k.Reference].Key)
		if k.Reason != "" {
			e.Message += ": " + k.Reason
		}
		related = append(related, e)
	}
	c.add(AmbiguousCitation, cit.Span, fmt.Sprintf("%q may be %s", quote, inWords(keys, "or")), related...)
}

func (c *checker) probable(cit document.Citation, quote string) {
	if len(cit.Candidates) == 0 {
		return
	}
	k := cit.Candidates[0]
	ref := c.d.Layers.References[k.Reference]
	if cit.Year != "" && ref.Year != "" && !strings.EqualFold(cit.Year+cit.Suffix, ref.Year+ref.Suffix) {
		c.add(YearMismatch, cit.Span, fmt.Sprintf("%q fits only the entry %s, whose year is %s", quote, ref.Key, ref.Year+ref.Suffix), c.entry(k.Reference))
		return
	}
	why := k.Reason
	if why == "" {
		why = "not everything agrees"
	}
	c.add(ProbableCitation, cit.Span, fmt.Sprintf("%q is probably the entry %s: %s", quote, ref.Key, why), c.entry(k.Reference))
}

// nearest are the entries of the list whose first author is named in a citation that none answers.
func (c *checker) nearest(cit document.Citation) (related []Related, message string) {
	if len(cit.Authors) == 0 {
		return nil, ""
	}
	name := letters(cit.Authors[0])
	var keys []string
	for i, r := range c.d.Layers.References {
		if len(r.Authors) == 0 || name == "" || letters(r.Authors[0].Family+r.Authors[0].Literal) != name {
			continue
		}
		if related = append(related, c.entry(i)); len(related) > 3 {
			return related[:3], "; " + fmt.Sprintf("entries by the same name: %s and more", strings.Join(keys, ", "))
		}
		keys = append(keys, r.Key)
	}
	if len(keys) == 0 {
		return nil, ""
	}
	return related, "; by the same name there is " + inWords(keys, "and")
}

func inWords(list []string, and string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " " + and + " " + list[len(list)-1]
}
