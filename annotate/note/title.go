package note

import "strings"

// yearOfTitle puts a year that ends a title back into it, where the brackets of the house follow with another: "The World in 2022 (Singapore: Lab, 2023)".
func (c *Cited) yearOfTitle(t string, end int) {
	rest := t[c.Year.End:end]
	if !strings.HasPrefix(rest, " (") {
		return
	}
	closed := strings.IndexByte(rest, ')')
	if closed < 6 || yearIn(rest[closed-4:closed]) != 0 {
		return
	}
	c.Title.End = c.Year.End
	c.Year = Range{c.Year.End + closed - 4, c.Year.End + closed}
}
