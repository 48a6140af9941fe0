package org.parley.door;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.parley.web.Texts;

/** Each thing a provider told, with a box to copy it: none is ticked before a person does it. */
public final class Ticks {
    private final Introduction introduction;
    private final Predicate<Claim> offered;
    private final Map<String, Boolean> boxes = new HashMap<>();

    Ticks(Introduction introduction, Predicate<Claim> offered) {
        this.introduction = introduction;
        this.offered = offered;
    }

    public List<Claim> getClaims() { return Arrays.stream(Claim.values()).filter(offered).filter(introduction.claims()::containsKey).toList(); }

    public Map<String, Boolean> getBoxes() { return boxes; }

    public String label(Claim claim) { return Texts.get("door.claim.copy", Texts.get("door.claim." + claim.word()), shown(claim)); }

    /** Of a picture, where it lies: showing it here would ask that site before anybody agreed. */
    private String shown(Claim claim) { return claim == Claim.PICTURE ? URI.create(introduction.claims().get(claim)).getHost() : introduction.claims().get(claim); }

    Set<Claim> ticked() { return getClaims().stream().filter(claim -> Boolean.TRUE.equals(boxes.get(claim.word()))).collect(Collectors.toSet()); }
}
