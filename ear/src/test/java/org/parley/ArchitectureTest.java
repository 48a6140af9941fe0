package org.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {
    private static final JavaClasses EJB = module("ejb"), MEDIA = module("media-integration"), WEB = module("web");

    private static JavaClasses module(String name) {
        var home = Path.of(System.getProperty("parley.home", ".."));
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPath(home.resolve(name + "/target/classes"));
    }

    @Test void the_domain_knows_no_pages_no_sockets_and_no_media_server() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.faces..", "jakarta.websocket..", "jakarta.servlet..", "org.kurento..",
            "org.primefaces..", "org.omnifaces..").check(EJB);
    }

    @Test void media_knows_nothing_of_the_portal() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.faces..", "jakarta.websocket..", "jakarta.servlet..").check(MEDIA);
        for (var one : WEB) noClasses().should().dependOnClassesThat().haveFullyQualifiedName(one.getName()).allowEmptyShould(true).check(MEDIA);
    }

    @Test void the_portal_knows_nothing_of_the_media_side() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.kurento..", "org.parley.media.engine..", "org.parley.media.kurento..").check(WEB);
        for (var one : MEDIA) noClasses().should().dependOnClassesThat().haveFullyQualifiedName(one.getName()).allowEmptyShould(true).check(WEB);
    }

    @Test void no_package_is_named_for_nothing() {
        for (var module : new JavaClasses[] {EJB, MEDIA, WEB})
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..dto..", "..dao..", "..service..", "..model..").check(module);
    }

    @Test void time_comes_from_the_injectable_clock() {
        for (var module : new JavaClasses[] {EJB, MEDIA, WEB})
            noClasses().that().haveSimpleNameNotEndingWith("InjectableClock").should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(Clock.class, "systemUTC").allowEmptyShould(true).check(module);
    }
}
