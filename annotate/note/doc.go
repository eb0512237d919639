// Package note reads the citations that stand in footnotes and endnotes: works
// named in full ("Ada Kim, Two Rivers (Oldport: Moor House, 2001), 41"), in
// short ("Kim, Two Rivers, 45"), by the note in which they were named before
// ("Kim, supra note 12, at 45", "Kim (n 12) 45", "Kim (wie Anm. 12), S. 45"),
// or by no more than a word ("Ibid., 47", "Ebd.", "Kim, op. cit., p. 4").
//
// It knows the wording alone. What a citation means is settled where the list
// of works is known. Texts are reading copies: no markup, plain quotation marks.
package note
