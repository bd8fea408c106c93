"""What comes out on paper: ReportLab lives only here."""
