package bibtex

import "kg/bibliography"

// Express is what of an item a file of the dialect holds: a copy without the rest.
// Not held: the dates "available" and "submitted", and the variables that no field is for.
func Express(it *bibliography.Item, d Dialect) *bibliography.Item {
	out := it.Copy()
	var keep []bibliography.Variable
	for _, f := range textFields() {
		keep = append(keep, f.v)
	}
	for _, f := range nameFields() {
		keep = append(keep, f.v)
	}
	keep = append(keep, bibliography.Title, bibliography.ContainerTitle, bibliography.VolumeTitle, bibliography.Issue, bibliography.Number, bibliography.Publisher,
		bibliography.Issued, bibliography.OriginalDate, bibliography.EventDate, bibliography.Accessed)
	if inSeries(it.Type) {
		keep = append(keep, bibliography.CollectionNumber)
	}
	if it.Type == bibliography.PaperConference {
		keep = append(keep, bibliography.Authority)
	}
	if it.Get(bibliography.Eprint) != "" {
		keep = append(keep, bibliography.Eprint, bibliography.EprintType, bibliography.EprintClass)
	}
	out.Keep(keep)
	if it.Get(bibliography.ContainerTitle) == "" && (it.Get(bibliography.Title) == "" || !partOfWhole(it.Type)) && !serial(it.Type) && it.Type != bibliography.Article {
		out.Set(bibliography.VolumeTitle, "")
	}
	for v, names := range out.Names {
		for i, n := range names {
			out.Names[v][i] = expressName(n)
		}
	}
	return out
}

func expressName(n bibliography.Name) bibliography.Name {
	if n.Given == "" {
		n.Particle, n.Dropping = joined(n.Dropping, n.Particle), ""
	}
	return n
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
