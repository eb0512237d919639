// Package refman is what RIS and EndNote XML share: the fields of Reference
// Manager, whose meaning depends on the type of reference. The two formats differ in how they
// write a field down, not in what it says.
//
// Source of the rules: the RIS format specification of Reference Manager (2001, 2011) and EndNote's table of reference types.
package refman
