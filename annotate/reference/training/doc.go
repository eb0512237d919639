// Package training fits the labeller of references to references whose fields are known.
//
// Gold fields are values, not places: align.go looks for each of them in the text of
// its entry and makes an example of what it finds. Fields that the gold does not
// score, or that do not stand in the text as the gold has them, are left open: the
// model is free to see them where it likes, and is not taught that they are absent.
//
// render.go, styles.go and invented.go print further entries: known and invented
// values mixed at random and set in the manner of many styles and languages, with
// the faults of text taken from PDF files in some. They are what makes styles and
// languages work that the gold has few examples of.
//
// What is trained and what is measured never share a document: CrossValidate deals
// documents, or stretches of collections, into folds. The readings it gives are also what
// the confidences are calibrated on.
//
// Everything is done in a fixed order by one goroutine, with random numbers from a
// fixed seed, so that the same data give the same file.
package training
