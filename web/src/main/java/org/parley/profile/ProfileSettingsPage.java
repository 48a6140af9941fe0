package org.parley.profile;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;
import org.parley.account.ReturnPath;
import org.parley.photo.PhotoSettings;
import org.parley.photo.Photos;
import org.parley.web.Texts;

/** {@code /settings/profile}: what a member tells, to whom, and how members find them (A5–A8). */
@Named
@RequestScoped
public class ProfileSettingsPage {
    @Inject ProfileDesk desk;
    @Inject Photos photos;
    @Inject PhotoSettings photoSettings;
    @Inject CurrentPerson currentPerson;
    @Inject Clock clock;

    private Person.Member member;
    private List<ProfileRow> rows = List.of();
    private boolean refused;

    @PostConstruct void load() {
        member = currentPerson.member().orElse(null);
        if (member != null) rows = desk.mine(member).stream().map(ProfileRow::new).toList();
    }

    public void onlyMembers() {
        if (member == null) new ReturnPath("/sign-in?return=/settings/profile").go();
    }

    public void save() {
        if (member == null) return;
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var told = rows.stream().map(row -> row.accept(today)).toList();
        refused = rows.stream().anyMatch(row -> row.getProblem() != null);
        if (refused) return;
        desk.save(member, told);
        Faces.redirect("settings/profile?saved=yes");
    }

    public void remove(String photo) {
        if (member != null) photos.remove(member, photo);
        Faces.redirect("settings/profile");
    }

    public void first(String photo) {
        if (member != null) photos.first(member, photo);
        Faces.redirect("settings/profile");
    }

    /** A4: nobody has to be known here by the name in their passport. */
    public boolean isRealName() {
        return rows.stream().anyMatch(row -> row.getField() == ProfileField.REAL_NAME && !row.getText().isBlank()
            && SearchWords.same(row.getText(), member.screenName().value()));
    }

    public List<ProfileRow> getRows() { return rows; }
    public List<String> getPhotos() { return member == null ? List.of() : photos.mine(member); }
    public int getPhotosMost() { return photoSettings.most(); }
    public int getMegabytes() { return photoSettings.bytesMost() / (1 << 20); }
    public int getBytesMost() { return photoSettings.bytesMost(); }
    public String getTooLarge() { return Texts.get("photo.problem.bytes", getMegabytes()); }
    public List<Audience> getAudiences() { return Arrays.asList(Audience.values()); }
    public List<String> getAgeBands() { return ProfileField.AGE_BANDS; }
    public String getProblem() { return refused ? Texts.get("profile.problem.form") : null; }
}
