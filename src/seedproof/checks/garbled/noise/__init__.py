"""Passages whose letters or words are random."""
