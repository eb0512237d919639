// Package endnote reads and writes EndNote's XML, in which reference managers
// exchange libraries. Texts are read through the style elements inside them. A record that is
// not well-formed is reported and left out, and reading goes on at the next one.
package endnote
