package document

// FieldConfidence says for each field of a reference how sure its reader is
// that it is right, whole and nothing else: 0 to 1, 0 where the field is empty
// or nothing is known. It is calibrated: of the fields that are given 0.9, nine in ten are right.
type FieldConfidence struct {
	Authors, Year, Title, Container, Volume, Issue, Pages, DOI, URL, Publisher float64
}
