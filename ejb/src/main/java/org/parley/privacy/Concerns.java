package org.parley.privacy;

/** Is about a person, so that the gate knows whom to ask about. */
public interface Concerns {
    DataSubject subject();
}
