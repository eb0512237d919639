package answer

import (
	"kg/bibliography/apa"
	"kg/graph"
	"kg/graph/export"
)

// Style is a manual that says how a list of references is printed.
type Style string

// StyleAPA is the manual of the American Psychological Association, 7th edition.
const StyleAPA Style = "apa"

// Formatted is the work's entry as a list of references prints it. A style that there is not is [graph.Unsupported].
func (n *Work) Formatted(style Style, markup apa.Markup) (string, error) {
	if style != StyleAPA {
		return "", graph.Errorf(graph.Unsupported, "there is no style %q", style)
	}
	return apa.Reference(export.Item(n.Work), markup), nil
}
