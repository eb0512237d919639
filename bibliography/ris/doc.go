// Package ris reads and writes RIS, the tagged format that publishers' sites
// and reference managers exchange, and reads its cousin of the National Library of Medicine (MEDLINE, .nbib).
package ris
