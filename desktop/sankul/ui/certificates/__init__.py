"""Certificates: the register, who may have one, issuing and checking."""
