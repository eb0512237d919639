// Package apa prints items for people in the style of the American
// Psychological Association, 7th edition: entries of a list of references and citations in running text.
//
// Titles stay as they are written: nothing is put into sentence case. Nothing is
// filled in: a part that the item does not have is left out, and a date that is not known is "n.d.".
//
// Source of the rules: Publication Manual of the APA, 7th edition, chapters 8 to 10.
package apa
